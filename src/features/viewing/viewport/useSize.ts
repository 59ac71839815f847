import { useLayoutEffect, useState, type RefObject } from 'react';

/** CSS pixels of an element, kept up to date. */
export function useSize(element: RefObject<HTMLElement | null>): readonly [number, number] {
  const [size, setSize] = useState<readonly [number, number]>([0, 0]);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => setSize([target.clientWidth, target.clientHeight]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
