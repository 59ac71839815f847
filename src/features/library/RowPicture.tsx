import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import type { StudyRow } from '#features/library/studyRows.ts';

interface Props {
  readonly workstation: Workstation;
  readonly row: StudyRow;
}

/** The middle slice of the study as this browser keeps it; its first modality where there is none. */
export function RowPicture({ workstation: { thumbnails, library }, row: { studyUid, modalities } }: Props) {
  const pictures = useStore(library, (shelf) => shelf.pictures);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isShown = true;
    const show = (picture: Blob | undefined) => {
      if (!isShown) return;
      made = picture && URL.createObjectURL(picture);
      setUrl(made);
    };
    // Where the browser denies its storage there is no picture.
    void thumbnails.read(studyUid).then(show, () => show(undefined));
    return () => {
      isShown = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [thumbnails, studyUid, pictures]);
  if (url !== undefined) return <img className="row-picture" src={url} alt="" width={40} height={40} />;
  return (
    <span className="row-picture glyph" aria-hidden="true">
      {modalities[0] ?? '–'}
    </span>
  );
}
