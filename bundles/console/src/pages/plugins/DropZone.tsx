import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Plan.module.css';

interface Props {
  onFiles: (files: File[]) => void;
  disabled: boolean;
  children: ReactNode;
}

/** Takes packages that are dropped anywhere on the page. */
export function DropZone({ onFiles, disabled, children }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const bringsFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes('Files');
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      data-hint={t('plugins.dropHere')}
      onDragEnter={(event) => {
        if (!bringsFiles(event)) return;
        depth.current++;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDragOver={(event) => bringsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        end();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
