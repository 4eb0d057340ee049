import { paintClass } from '../figures/scale';
import type { Changed, Store } from '../grid/store';
import { setAttribute, setText, the } from '../page/elements';
import { numbers, spoken } from '../words/numbers';
import { card } from './card';
import { Frame } from './frame';
import { fontSize, labelView, lineHeight, smallestFontSize, type LabelView } from './label';
import { placeLabels, type LabelTexts } from './labels';
import { paintLegend } from './legend';
import { drawPatterns, patternFill, scalePatterns } from './patterns';
import { pointWith } from './pointing';
import { drawShapes, type Cell, type Shapes } from './shapes';

/** The map: settlements as cells, locations as spots, coloured by their means. */
export class MapView {
  readonly #store: Store;
  readonly #panel = the('#map-panel');
  readonly #element = the<SVGSVGElement>('#map');
  readonly #whole = the<HTMLButtonElement>('#whole-map');
  readonly #card = card();
  readonly #patterns = drawPatterns('map');
  readonly #frame: Frame;
  readonly #labels = new Map<string, LabelView>();
  readonly #measure = document.createElement('canvas').getContext('2d');
  #shapes: Shapes | null = null;
  #selected: string | null = null;
  #pointedSpot: SVGElement | null = null;

  constructor(store: Store) {
    this.#store = store;
    the('#map-room').append(this.#card.element);
    the('#map-patterns').append(...this.#patterns);
    this.#frame = new Frame(this.#element, () => this.#fit());
    this.#whole.addEventListener('click', () => store.choose({ settlement: null }));
    pointWith(this.#element, this.#card.element, store, () => this.#shapes);
  }

  paint(changed: Changed): void {
    if (changed.definition) this.#draw();
    if (!this.#shapes) return;
    const all = changed.choices;
    for (const cell of this.#shapes.cells.values())
      if (all || changed.states.has(cell.key)) this.#paintCell(cell.id);
    for (const spot of this.#shapes.spots.values())
      if (all || changed.states.has(spot.key))
        setAttribute(spot.circle, 'class', `spot ${paintClass(this.#store.figures(spot.key))}`);
    if (all) this.#paintChoices();
    const { pointed } = this.#store;
    if (all || changed.pointed || (pointed && changed.states.has(pointed))) this.#paintPointed();
  }

  #draw(): void {
    const { definition } = this.#store;
    const map = definition?.organisation.map ?? null;
    this.#panel.hidden = map === null;
    document.body.classList.toggle('without-map', map === null);
    this.#shapes = null;
    this.#labels.clear();
    if (!definition || !map) return;
    const shapes = drawShapes(definition, map);
    this.#shapes = shapes;
    the('#map-cells').replaceChildren(...[...shapes.cells.values()].map((cell) => cell.path));
    the('#map-outline').replaceChildren(...(shapes.outline ? [shapes.outline] : []));
    the('#map-spots').replaceChildren(...[...shapes.spots.values()].map((spot) => spot.circle));
    for (const id of shapes.cells.keys()) this.#labels.set(id, labelView());
    the('#map-labels').replaceChildren(...[...this.#labels.values()].map((label) => label.element));
    shapes.cells.values().next().value?.path.setAttribute('tabindex', '0');
    setText(the('#map-credit'), map.credit);
    this.#frame.show(shapes.box, 0.01);
  }

  #paintCell(id: string): void {
    const cell = this.#shapes?.cells.get(id);
    const label = this.#labels.get(id);
    if (!cell || !label) return;
    const { names, choices: { language, settlement } } = this.#store;
    const figures = this.#store.figures(cell.key);
    const paint = paintClass(figures);
    setAttribute(cell.path, 'class', `cell ${paint}`);
    setAttribute(cell.path, 'fill', patternFill('map', paint));
    setAttribute(cell.path, 'aria-pressed', String(settlement === id));
    setAttribute(cell.path, 'aria-label', `${names?.settlement(id, language) ?? id}: ${spoken(figures, language)}`);
    setAttribute(label.element, 'class', `label ${paint}`);
    label.write(this.#labelTexts(cell));
  }

  #paintChoices(): void {
    const { choices: { language, settlement } } = this.#store;
    paintLegend(the('#legend'), language);
    this.#whole.hidden = settlement === null;
    const cell = settlement === null ? null : this.#shapes?.cells.get(settlement);
    this.#mark('#map-selected', cell?.path ?? null);
    if (this.#shapes && settlement !== this.#selected) {
      this.#selected = settlement;
      this.#element.classList.toggle('near', !!cell);
      this.#frame.show(cell?.box ?? this.#shapes.box, cell ? 0.08 : 0.01);
    } else this.#fit();
  }

  /** Sizes that are the same on the screen at every scale: spots and labels. */
  #fit(): void {
    if (!this.#shapes || !this.#measure) return;
    const { settlement } = this.#store.choices;
    const unit = this.#frame.unit;
    for (const spot of this.#shapes.spots.values())
      setAttribute(spot.circle, 'r', ((settlement === null ? 2.6 : 6) * unit).toFixed(2));
    this.#measure.font = `600 ${fontSize}px system-ui, sans-serif`;
    const measure = (text: string) => (this.#measure!.measureText(text).width + 2) * unit;
    scalePatterns(this.#patterns, unit);
    const cells = [...this.#shapes.cells.values()].map((cell) =>
      ({ id: cell.id, polygon: cell.largest, anchor: cell.anchor, ...this.#labelTexts(cell) }));
    const size = { width: measure, lineHeight: lineHeight * unit, smallest: smallestFontSize / fontSize };
    const labels = placeLabels(cells, size);
    for (const cell of cells) {
      const label = this.#labels.get(cell.id)!;
      label.place(labels.get(cell.id)!, unit);
      label.write(cell);
    }
  }

  #labelTexts({ id, key }: Cell): LabelTexts {
    const { names, choices: { language } } = this.#store;
    const { mean, count } = this.#store.figures(key);
    return {
      name: names?.settlement(id, language) ?? id,
      mean: numbers[language].shortMean(mean),
      count: numbers[language].count(count),
    };
  }

  #paintPointed(): void {
    const { pointed } = this.#store;
    const shape = pointed ? this.#shapeOf(pointed) : null;
    this.#card.element.hidden = !shape;
    this.#mark('#map-pointed', shape instanceof SVGPathElement ? shape : null);
    this.#pointedSpot?.removeAttribute('data-pointed');
    this.#pointedSpot = shape instanceof SVGCircleElement ? shape : null;
    this.#pointedSpot?.setAttribute('data-pointed', '');
    if (!pointed || !shape) return;
    this.#card.paint(this.#store, pointed);
    this.#placeCard(shape);
  }

  /** An edge above all cells: a cell's own would lie half under its neighbours. */
  #mark(selector: string, path: SVGPathElement | null): void {
    setAttribute(the(selector), 'd', path?.getAttribute('d') ?? false);
  }

  #shapeOf(key: string): SVGElement | null {
    const id = key.slice(key.indexOf(':') + 1);
    return (key.startsWith('location:') ? this.#shapes?.spots.get(id)?.circle
      : key.startsWith('settlement:') ? this.#shapes?.cells.get(id)?.path : null) ?? null;
  }

  /** Beside the shape, on the side with more room, and within the map. */
  #placeCard(shape: SVGElement): void {
    const element = this.#card.element;
    const room = the('#map-room').getBoundingClientRect();
    const at = shape.getBoundingClientRect();
    const [width, height] = [element.offsetWidth, element.offsetHeight];
    const isRight = at.left + at.width / 2 < room.left + room.width / 2;
    const left = isRight ? at.right - room.left + 8 : at.left - room.left - width - 8;
    const top = at.top + at.height / 2 - room.top - height / 2;
    element.style.left = `${Math.max(4, Math.min(left, room.width - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(top, room.height - height - 4))}px`;
  }
}
