/** The contact page: Finnish dates and hours read in Helsinki, what keeps a contact from being sent, and a body the API's schema takes. */
import { describe, expect, test } from '@jest/globals';
import { createContactSchema } from '../../../contracts/index.ts';
import { contactBody, contactProblems, emptyContact, parseDate, parseInstant } from '../../../inbox/contact/contact-form.ts';

const now = '2026-11-22T12:00:00.000Z';
const filled = { ...emptyContact, name: ' Testi Henkilö ', need: 'Apua kotiin' };

describe('dates as typed', () => {
  test.each([['1.5.1940', '1940-05-01'], ['29.2.2024', '2024-02-29'], ['29.2.2023', undefined], ['31.4.2026', undefined], ['2026-05-01', undefined]])('%s is %s', (typed, iso) => {
    expect(parseDate(typed)).toBe(iso);
  });

  test.each([
    ['22.11.2026', '13.45', '2026-11-22T11:45:00.000Z'],
    ['1.7.2026', '0.30', '2026-06-30T21:30:00.000Z'],
    ['25.10.2026', '23.00', '2026-10-25T21:00:00.000Z'],
    ['29.3.2026', '3.30', undefined],
    ['22.11.2026', '25.00', undefined],
    ['22.11.2026', '', undefined],
  ])('%s %s is %s in Helsinki', (date, time, instant) => { expect(parseInstant(date, time)).toBe(instant); });
});

describe('problems before sending', () => {
  test('name and need are needed', () => { expect(contactProblems(emptyContact, now)).toEqual({ name: 'nameNeeded', need: 'needNeeded' }); });
  test('nothing lies in the future', () => {
    expect(contactProblems({ ...filled, birthDate: '1.1.2030' }, now)).toEqual({ birthDate: 'birthFuture' });
    expect(contactProblems({ ...filled, cameInDate: '22.11.2026', cameInTime: '14.01' }, now)).toEqual({ cameInTime: 'cameInFuture' });
    expect(contactProblems({ ...filled, cameInDate: '22.11.2026', cameInTime: '14.00' }, now)).toEqual({});
  });
  test('half a moment is no moment', () => {
    expect(contactProblems({ ...filled, cameInDate: '22.11.2026' }, now)).toEqual({ cameInTime: 'timeWrong' });
    expect(contactProblems({ ...filled, cameInTime: '14.00' }, now)).toEqual({ cameInDate: 'dateWrong' });
  });
});

describe('the body', () => {
  test('of a short contact holds only what was given, and passes the API’s schema', () => {
    const body = contactBody(filled);
    expect(body).toEqual({ channel: 'phone', client: { name: 'Testi Henkilö' }, need: 'Apua kotiin', serviceLanguage: 'fi', interpreterNeeded: false, sevenDayGround: null });
    expect(createContactSchema.safeParse(body).success).toBe(true);
  });

  test('of a full contact passes the API’s schema', () => {
    const body = contactBody({ ...filled, birthDate: '1.5.1940', phone: '040 123', reporter: 'relative', reporterName: 'Tytär', sevenDayGround: 'age75', cameInDate: '20.11.2026', cameInTime: '9.05', interpreterNeeded: true });
    expect(createContactSchema.parse(body)).toMatchObject({ client: { birthDate: '1940-05-01', phone: '040 123' }, reporter: { relation: 'relative', name: 'Tytär' }, sevenDayGround: 'age75', initiatedAt: '2026-11-20T07:05:00.000Z' });
  });
});
