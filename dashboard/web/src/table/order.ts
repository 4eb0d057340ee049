/** Brings the children of `parent` into this order by moving as few as is cheap to find out:
 * one row that moved costs one move, whichever way it went. */
export function arrange(parent: Element, wanted: readonly Element[]): void {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const element of wanted) {
    if (element === at) {
      at = at.nextElementSibling;
    } else if (at?.nextElementSibling === element) {
      at.remove();
      at = element.nextElementSibling;
    } else {
      parent.insertBefore(element, at);
    }
  }
}
