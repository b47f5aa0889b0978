/**
 * Every colour, size and font of the pages, written once. Style sheets read them as variables
 * (`colour.inkSoft` is `--colour-ink-soft`), Ant Design through `theme.ts`, charts directly.
 * Text colours reach 4.5:1 on `ground` and on their own soft ground (WCAG 2.2 AA).
 */
export const colour = {
  /** Warm paper. */
  ground: '#FAFAF7',
  surface: '#FFFFFF',
  /** A little below the paper: table heads, read-only areas. */
  sunk: '#F3F2EC',
  ink: '#1F2328',
  inkSoft: '#4E565E',
  inkFaint: '#646B73',
  hairline: '#E5E3DB',
  hairlineStrong: '#C9C6BA',
  /** The outline of what can be typed into or ticked: 3:1 against the paper. */
  outline: '#85887F',
  /** The fields: the only accent. */
  accent: '#1F6B4F',
  accentDeep: '#16523C',
  accentSoft: '#E6F0EA',
  accentPale: '#A9CBBA',
  /** Due soon. */
  amber: '#855400',
  amberSoft: '#FBF0D9',
  amberLine: '#DDAA4C',
  /** Overdue or refused; never for ranking people. */
  red: '#B3261E',
  redSoft: '#FBEAE8',
  redLine: '#E2A39F',
  veil: 'rgba(31, 35, 40, 0.38)',
} as const;

export const font = {
  text: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif",
  /** Titles and bodies of printed papers, where the office has the typefaces. */
  paperTitle: "'FZXiaoBiaoSong-B05S', '方正小标宋简体', '方正小标宋_GBK', 'Noto Serif CJK SC', SimSun, serif",
  paperBody: "'FangSong_GB2312', '仿宋_GB2312', FangSong, '仿宋', STFangsong, 'Noto Serif CJK SC', serif",
} as const;

/** Pixels. */
export const size = {
  text: 14,
  small: 12,
  large: 16,
  heading: 20,
  line: 22,
  radius: 4,
  control: 32,
  gap: 8,
  gutter: 16,
  page: 24,
  header: 48,
  navigation: 168,
  drawer: 720,
  /** A phone in the sun, for a thumb. */
  phoneText: 17,
  phoneControl: 48,
} as const;
