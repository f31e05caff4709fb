import {
  ArcElement, BarController, BarElement, CategoryScale, Chart, DoughnutController, Legend, LinearScale, Tooltip, type ChartConfiguration, type Plugin,
} from "chart.js";
import type { ChartModel } from "../screens/chart";
import type { ChartData } from "./chartdata";

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Legend, LinearScale, Tooltip);

/** Below this width in pixels the legend has no room beside the drawing. */
const narrow = 400;

/** Draws on the canvas in the page's own colours and type; call the answer to take it away. */
export function draw(canvas: HTMLCanvasElement, chart: ChartModel, data: ChartData, axis: (value: number) => string): () => void {
  const style = getComputedStyle(canvas);
  const ink = style.getPropertyValue("--colorNeutralForeground1");
  const line = style.getPropertyValue("--colorNeutralStroke2");
  const isRound = chart.series[0]!.kind === "doughnut";
  const isLying = chart.series[0]!.kind === "bar";
  const font = { family: style.fontFamily, size: 12 };
  const areWhole = data.series.every((series) => series.values.every((value) => Number.isInteger(value)));
  const scale = (isValue: boolean) => ({
    stacked: chart.series.some((series) => series.kind === "stackedColumn"),
    ticks: { color: ink, font, ...(isValue && { callback: (value: string | number) => axis(Number(value)), maxTicksLimit: 6, ...(areWhole && { precision: 0 }) }) },
    grid: { display: isValue, color: line },
    ...(isValue && { beginAtZero: true, grace: "12%" }),
  });
  const config: ChartConfiguration<"bar" | "doughnut"> = {
    type: isRound ? "doughnut" : "bar",
    data: {
      labels: data.categories,
      datasets: data.series.map((series, index) => ({
        label: series.label,
        data: series.values,
        backgroundColor: isRound ? data.categories.map((_category, at) => chart.colors[at % chart.colors.length]!) : chart.colors[index % chart.colors.length]!,
        borderColor: style.getPropertyValue("--colorNeutralBackground1"),
        borderWidth: isRound ? 2 : 0,
        ...(!isRound && { maxBarThickness: 40, borderRadius: 2 }),
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      ...(isLying && { indexAxis: "y" as const }),
      ...(!isRound && { scales: { x: scale(isLying), y: scale(!isLying) } }),
      plugins: {
        legend: { display: isRound || data.series.length > 1, position: canvas.parentElement!.clientWidth < narrow ? "bottom" : "right", labels: { color: ink, font, boxWidth: 12 } },
        tooltip: { callbacks: { label: (item) => ` ${data.series[item.datasetIndex]!.written[item.dataIndex]!}` } },
      },
    },
    plugins: chart.series.some((series) => series.showsValues) ? [valueLabels(data, ink, font, isRound)] : [],
  };
  const drawn = new Chart(canvas, config as ChartConfiguration);
  return () => drawn.destroy();
}

/** Writes each value at its bar or piece, as IsValueShownAsLabel asks. */
function valueLabels(data: ChartData, ink: string, font: { family: string; size: number }, isRound: boolean): Plugin<"bar" | "doughnut"> {
  return {
    id: "valueLabels",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `${font.size - 1}px ${font.family}`;
      chart.data.datasets.forEach((_dataset, index) => {
        chart.getDatasetMeta(index).data.forEach((element, at) => {
          const text = data.series[index]!.written[at]!;
          const { x, y } = element.tooltipPosition(true);
          const isLying = !isRound && (element as unknown as { horizontal?: boolean }).horizontal === true;
          // At the end of a lying bar, or inside it where that would be cut off.
          const isInside = isRound || (isLying && (x ?? 0) + 8 + ctx.measureText(text).width > chart.width);
          ctx.fillStyle = isInside ? "#fff" : ink;
          ctx.textAlign = isLying ? (isInside ? "right" : "left") : "center";
          ctx.textBaseline = isRound || isLying ? "middle" : "bottom";
          if (x !== null && y !== null) {
            const half = ctx.measureText(text).width / 2;
            const middle = isRound ? x : Math.max(half, Math.min(x, chart.width - half));
            ctx.fillText(text, isLying ? x + (isInside ? -6 : 4) : middle, isRound || isLying ? y : y - 3);
          }
        });
      });
      ctx.restore();
    },
  };
}
