/** Which page led here. A page that was loaded again, or whose fragment changed, was led to by nobody. */
export function referrerOfVisit(): string {
  const [load] = performance.getEntriesByType('navigation');
  const isVisit = load instanceof PerformanceNavigationTiming && load.type === 'navigate';
  return isVisit ? document.referrer : '';
}
