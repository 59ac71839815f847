import { IconFolderDown } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { droppedFiles } from '#features/library/droppedFiles.ts';
import { importFiles } from '#features/library/importFiles.ts';
import { libraryWords } from '#ui/words/library.ts';

/** The whole window takes files, folders and ZIP archives. */
export function DropTarget({ workstation }: { readonly workstation: Workstation }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => importFiles(workstation, files));
    };
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [workstation]);
  if (!over) return null;
  return (
    <div className="drop-target" role="status">
      <IconFolderDown size={40} stroke={1.25} aria-hidden="true" />
      <p>{libraryWords.drop}</p>
    </div>
  );
}
