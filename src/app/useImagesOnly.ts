import { useCallback, useEffect, useState } from 'react';

/** Full screen with nothing but the images. Leaving the browser's full screen (Esc) brings the rest back. */
export function useImagesOnly(reading: boolean) {
  const [wanted, setWanted] = useState(false);
  const toggleImagesOnly = useCallback(() => {
    const next = !wanted;
    setWanted(next);
    // Where the browser refuses full screen, the window is still given to the images alone.
    if (next) void document.documentElement.requestFullscreen().catch(() => undefined);
    else if (document.fullscreenElement) void document.exitFullscreen();
  }, [wanted]);
  useEffect(() => {
    const sync = () => {
      if (!document.fullscreenElement) setWanted(false);
    };
    document.addEventListener('fullscreenchange', sync);
    return () => document.removeEventListener('fullscreenchange', sync);
  }, []);
  return { imagesOnly: wanted && reading, toggleImagesOnly };
}
