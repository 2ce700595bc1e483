const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%"
const MONO = 'font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace'

/**
 * Inline styles of the mail, by role: many mail clients keep nothing else. Colours are those of the light scheme; `render/templates/page.html.hbs`
 * turns them dark by class where a client asks for it. Text stands at 4.5 : 1 or better in both.
 */
export const mailStyles: Readonly<Record<string, string>> = {
  body: `margin:0;padding:0;background-color:#eef1f4;color:#16202b;${FONT}`,
  preheader:
    'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;font-size:1px;line-height:1px;color:#eef1f4',
  page: 'width:100%;border-collapse:collapse;background-color:#eef1f4',
  gutter: 'padding:24px 10px 32px',
  column: 'width:100%;max-width:640px;margin:0 auto;border-collapse:separate;border-spacing:0',
  masthead: 'padding:0 24px 20px',
  overline: `margin:0;font-size:13px;line-height:20px;letter-spacing:.04em;color:#566473`,
  band: 'padding:14px 24px;border-radius:10px;-webkit-print-color-adjust:exact;print-color-adjust:exact',
  bandText: 'margin:0;font-size:15px;line-height:22px;font-weight:600;color:#ffffff',
  // White below it, also in the dark: most logos are made for that.
  logo: 'display:block;margin:0 0 10px;padding:6px 10px;border:0;border-radius:6px;background-color:#ffffff',
  title: 'margin:2px 0 0;font-size:26px;line-height:34px;font-weight:700;letter-spacing:-.01em;color:#16202b',
  lead: 'margin:10px 0 0;font-size:17px;line-height:26px;color:#16202b',
  note: 'margin:10px 0 0;font-size:14px;line-height:21px;color:#566473',
  card: 'padding:22px 24px 24px;background-color:#ffffff;border:1px solid #dde3e9;border-radius:10px',
  gap: 'height:16px;font-size:0;line-height:0',
  cardTitle: 'margin:12px 0 0;font-size:19px;line-height:26px;font-weight:700;color:#16202b',
  cardNote: 'margin:2px 0 0;font-size:14px;line-height:21px;color:#566473',
  sectionTitle: 'margin:0 0 4px;font-size:19px;line-height:26px;font-weight:700;color:#16202b',
  figure:
    'margin:14px 0 0;font-size:34px;line-height:40px;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums',
  figureNote: 'font-size:15px;line-height:22px;font-weight:400;letter-spacing:0;color:#566473;white-space:nowrap',
  sentence: 'margin:8px 0 0;font-size:15px;line-height:23px;color:#16202b',
  answer: 'margin:14px 0 0',
  button:
    'display:inline-block;padding:11px 22px;border-radius:8px;background-color:#0b57a4;color:#ffffff;font-size:16px;line-height:22px;font-weight:700;text-decoration:none',
  pill: 'display:inline-block;padding:3px 11px 3px 9px;border-radius:999px;font-size:13px;line-height:20px;font-weight:700',
  bad: 'color:#a51d16',
  good: 'color:#17633b',
  open: 'color:#7a5200',
  badFill: 'background-color:#fce9e7;color:#a51d16',
  goodFill: 'background-color:#e3f3ea;color:#17633b',
  openFill: 'background-color:#fcf1d6;color:#6f4a00',
  // What all cells share: of a hundred of them each byte counts.
  table:
    'width:100%;margin:16px 0 0;border-collapse:collapse;font-size:14px;line-height:20px;font-variant-numeric:tabular-nums',
  factLabel:
    'padding:7px 12px 7px 0;border-top:1px solid #e6ebef;font-weight:400;text-align:left;white-space:nowrap;color:#566473',
  factValue: 'padding:7px 0;border-top:1px solid #e6ebef;text-align:right',
  chart: 'display:block;width:100%;max-width:592px;height:auto;margin:20px 0 0;border:0;border-radius:6px',
  chartDark: 'display:none;width:100%;max-width:592px;height:auto;margin:20px 0 0;border:0;border-radius:6px',
  spark: 'display:block;width:118px;height:30px;margin:2px 0 0 auto;border:0',
  head: 'padding:6px 0 6px 10px;font-size:13px;line-height:18px;font-weight:600;text-align:right;vertical-align:bottom;color:#566473',
  headFirst:
    'padding:6px 0;font-size:13px;line-height:18px;font-weight:600;text-align:left;vertical-align:bottom;color:#566473',
  rowName: 'padding:9px 0;border-top:1px solid #e6ebef;font-weight:600;text-align:left;overflow-wrap:anywhere',
  cell: 'padding:9px 0 9px 10px;border-top:1px solid #e6ebef;text-align:right',
  sub: 'display:block;font-size:13px;line-height:19px;font-weight:400;color:#566473',
  method: 'margin:8px 0 0;font-size:14px;line-height:22px;color:#3a4754',
  query: `margin:2px 0 0;${MONO};font-size:12px;line-height:18px;color:#3a4754;word-break:break-all`,
  subTitle: 'margin:18px 0 0;font-size:16px;line-height:23px;font-weight:700;color:#16202b',
  code: `margin:10px 0 0;${MONO};font-size:12px;line-height:18px;color:#3a4754;white-space:pre-wrap;overflow-wrap:anywhere`,
  footer: 'padding:20px 24px 0;font-size:13px;line-height:20px;color:#566473;overflow-wrap:anywhere',
}
