/** Wellbeing services counties by Statistics Finland's area code, with Helsinki (90) and Åland (91); 00 is where the national base model stands. */
export const regions = {
  '00': { fi: 'Kansallinen perusmalli', sv: 'Nationell grundmodell' },
  '01': { fi: 'Itä-Uusimaa', sv: 'Östra Nyland' }, '02': { fi: 'Keski-Uusimaa', sv: 'Mellersta Nyland' },
  '03': { fi: 'Länsi-Uusimaa', sv: 'Västra Nyland' }, '04': { fi: 'Vantaa ja Kerava', sv: 'Vanda och Kervo' },
  '05': { fi: 'Varsinais-Suomi', sv: 'Egentliga Finland' }, '06': { fi: 'Satakunta', sv: 'Satakunta' },
  '07': { fi: 'Kanta-Häme', sv: 'Egentliga Tavastland' }, '08': { fi: 'Pirkanmaa', sv: 'Birkaland' },
  '09': { fi: 'Päijät-Häme', sv: 'Päijänne-Tavastland' }, '10': { fi: 'Kymenlaakso', sv: 'Kymmenedalen' },
  '11': { fi: 'Etelä-Karjala', sv: 'Södra Karelen' }, '12': { fi: 'Etelä-Savo', sv: 'Södra Savolax' },
  '13': { fi: 'Pohjois-Savo', sv: 'Norra Savolax' }, '14': { fi: 'Pohjois-Karjala', sv: 'Norra Karelen' },
  '15': { fi: 'Keski-Suomi', sv: 'Mellersta Finland' }, '16': { fi: 'Etelä-Pohjanmaa', sv: 'Södra Österbotten' },
  '17': { fi: 'Pohjanmaa', sv: 'Österbotten' }, '18': { fi: 'Keski-Pohjanmaa', sv: 'Mellersta Österbotten' },
  '19': { fi: 'Pohjois-Pohjanmaa', sv: 'Norra Österbotten' }, '20': { fi: 'Kainuu', sv: 'Kajanaland' },
  '21': { fi: 'Lappi', sv: 'Lappland' }, '90': { fi: 'Helsingin kaupunki', sv: 'Helsingfors stad' }, '91': { fi: 'Ahvenanmaa', sv: 'Åland' },
} as const satisfies Record<string, { fi: string; sv: string }>;

export type RegionCode = keyof typeof regions;
export const regionCodes = Object.keys(regions) as RegionCode[];
