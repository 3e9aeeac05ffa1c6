//! Words that tell where Dutch sentences end.

use crate::lang::borders::{Borders, Words};

pub(super) const BORDERS: Borders = Borders {
    openers: Words(
        "aan ook als alle alleen bel bent bij binnen daar daarna daarbij daarin daarmee daarnaast \
         daarom dan dat de deze die dit door doordat dus echter een elke en er geef geen gaat ga \
         had hebt heeft het hier hierbij hij hoe hun iedereen ik in indien is je kijk kan komt \
         krijgt kunt lees maar maak meer men met mijn moet na naast namens neem niet nu of om \
         omdat onder ons onze op over per sinds stuur te tegen ten tijdens toch tot u uit uw van \
         vanaf verder via volgens voor voordat vraag vul waar waarom wanneer was wat we welke \
         werkt wie wij wilt woont zij ze zie zijn zo zoals zodra zonder",
    ),
    name_particles: Words("de den der het la le te ten ter van von"),
    before_number: Words(
        "aflevering alinea artikel artikelen bijlage blok boek box bus categorie deel fase figuur \
         groep hoofdstuk klas leden lid lijn module niveau nummer onderdeel optie pagina \
         paragraaf perron punt regel route ronde schaal sectie stap tabel trede variant versie \
         vraag week zone de en of om tot dan minimaal maximaal ongeveer van vanaf voor op in na \
         met onder circa is nr",
    ),
    never_last: Words("de een uw mijn onze deze dit"),
    elided: Words("s t n k m r ns er em"),
};
