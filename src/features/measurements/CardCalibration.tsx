import type { CalibrationRecord, Term } from '#core/calibration/meaning.ts';
import type { MeasuredValue } from '#core/measurements/measurement.ts';
import { valueUnder } from '#features/measurements/cardFacts.ts';
import { QuantityText } from '#ui/QuantityText.tsx';
import { unitName } from '#ui/shownQuantity.ts';
import { numberCardWords } from '#ui/words/numberCard.ts';

interface Props {
  readonly record: CalibrationRecord;
  readonly value: MeasuredValue | undefined;
}

const { terms, rules, origins } = numberCardWords;

/** The formula with its values put in, where each came from, and which rule chose the decay reference time. */
export function CardCalibration({ record, value }: Props) {
  return (
    <>
      <div className="panel-section">
        <h3>{numberCardWords.formula}</h3>
        <p className="formula">{record.formula}</p>
        {record.filled !== record.formula && <p className="formula filled">{record.filled}</p>}
      </div>
      {record.terms.length > 0 && (
        <div className="panel-section">
          <h3 id="card-terms">{terms.title}</h3>
          <table className="table terms" aria-labelledby="card-terms">
            <thead>
              <tr>
                <th scope="col">{terms.term}</th>
                <th scope="col">{terms.value}</th>
                <th scope="col">{terms.from}</th>
              </tr>
            </thead>
            <tbody>
              {record.terms.map((term, index) => (
                <TermRow key={`${index} ${term.symbol}`} term={term} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {record.candidates.length > 0 && <Candidates record={record} value={value} />}
    </>
  );
}

function TermRow({ term: { symbol, meaning, value, unit, tag, raw, origin } }: { readonly term: Term }) {
  return (
    <tr>
      <th scope="row">
        {symbol}
        <div className="small">{meaning}</div>
      </th>
      <td className="term-value">
        {value} {value.endsWith(unit) ? '' : unitName(unit)}
      </td>
      <td>
        {tag && <code className="code">{tag}</code>} <span className="small">{origins[origin]}</span>
        {raw !== undefined && <div className="small raw">“{raw}”</div>}
      </td>
    </tr>
  );
}

function Candidates({ record: { candidates }, value }: Props) {
  return (
    <div className="panel-section">
      <h3 id="card-rules">{rules.title}</h3>
      <table className="table" aria-labelledby="card-rules">
        <thead>
          <tr>
            <th scope="col">{rules.rule}</th>
            <th scope="col">{rules.time}</th>
            <th scope="col" className="numeric">
              {rules.wouldGive}
            </th>
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate, index) => {
            const other = value && valueUnder(value, candidate, candidates);
            return (
              <tr key={`${index} ${candidate.rule}`} data-selected={candidate.chosen}>
                <th scope="row">
                  {candidate.rule}
                  {candidate.chosen && <div className="small">{rules.chosen}</div>}
                </th>
                <td>{candidate.time}</td>
                <td className="numeric">
                  {other && value ? (
                    <QuantityText quantity={other} statistic={value.statistic} />
                  ) : (
                    candidate.factor.toPrecision(6)
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
