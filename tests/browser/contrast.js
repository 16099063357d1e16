// Every text inside a chart with its contrast against what is painted under its middle, as [ratio, words].
// Shapes are laid over the page's paper in the order they are drawn; one that a text's middle does not touch is not.
() => {
  const parts = colour => {
    const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return { rgb: [r, g, b], alpha: a };
  };
  const over = (under, { rgb, alpha }, opacity) =>
    under.map((below, place) => below * (1 - alpha * opacity) + rgb[place] * alpha * opacity);
  const light = rgb => {
    const [r, g, b] = rgb.map(each => each / 255).map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const opacity = element => {
    let all = 1;
    for (let each = element; each && each.tagName !== "BODY"; each = each.parentElement) all *= getComputedStyle(each).opacity;
    return all;
  };
  const paper = element => {
    for (let each = element; each; each = each.parentElement) {
      const found = parts(getComputedStyle(each).backgroundColor);
      if (found.alpha > 0) return found.rgb;
    }
    return [255, 255, 255];
  };
  const covers = (shape, x, y) => {
    const box = shape.getBoundingClientRect();
    return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  };
  const ratio = text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text);
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const chart = text.closest(".js-plotly-plot, .look-chart");
    const shapes = [...chart.querySelectorAll("rect, path, circle")].filter(shape =>
      getComputedStyle(shape).fill !== "none" && covers(shape, x, y) &&
      text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING);
    const under = shapes.reduce((below, shape) => {
      const drawn = getComputedStyle(shape);
      return over(below, parts(drawn.fill), drawn.fillOpacity * opacity(shape));
    }, paper(chart));
    const ink = over(under, parts(style.fill), style.fillOpacity * opacity(text));
    const [dark, pale] = [light(under), light(ink)].sort((one, other) => one - other);
    return (pale + 0.05) / (dark + 0.05);
  };
  return [...document.querySelectorAll(".js-plotly-plot svg text, .look-chart svg text")]
    .filter(text => text.textContent.trim() && text.getBoundingClientRect().width)
    .map(text => [ratio(text), text.textContent]);
}
