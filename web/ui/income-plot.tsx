import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { yuanText } from './figures.tsx';
import type { IncomeYear } from './income-year.ts';
import { colour, font, size } from './tokens.ts';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

function barOf(name: string, fill: string, values: readonly (number | null)[]) {
  return { type: 'bar' as const, name, data: [...values], itemStyle: { color: fill }, barMaxWidth: 28, barGap: '10%' };
}

function optionOf(years: readonly IncomeYear[]) {
  const words = { color: colour.inkSoft, fontFamily: font.text, fontSize: size.small };
  return {
    animation: false,
    aria: { enabled: true, label: { description: '人均收入按年，文字说明见图下表格' } },
    textStyle: words,
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: words },
    grid: { top: 36, left: 8, right: 8, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis' as const,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${yuanText(value)} 元` : '没有数据'),
    },
    xAxis: {
      type: 'category' as const,
      data: years.map((year) => `${year.year}年`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour.hairlineStrong } },
      axisLabel: words,
    },
    yAxis: {
      type: 'value' as const,
      splitLine: { lineStyle: { color: colour.hairline } },
      axisLabel: words,
    },
    series: [
      barOf(
        '人均纯收入',
        colour.accentPale,
        years.map((year) => year.netPerHead),
      ),
      barOf(
        '人均收入参考范围',
        colour.accent,
        years.map((year) => year.referencePerHead),
      ),
      {
        type: 'line' as const,
        name: '监测范围',
        data: years.map((year) => year.line),
        symbol: 'rect',
        symbolSize: [36, 1.5],
        lineStyle: { width: 1, type: 'dashed' as const, color: colour.ink },
        itemStyle: { color: colour.ink },
      },
    ],
  };
}

/** The drawing alone, loaded only where a chart is looked at. The words and figures stand in `income-chart.tsx`. */
export default function IncomePlot({ years }: { years: readonly IncomeYear[] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(years));
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [years]);
  return <div ref={place} style={{ height: 240 }} aria-hidden="true" />;
}
