//! Words that tell where English sentences end.

use crate::lang::borders::{Borders, Words};

pub(super) const BORDERS: Borders = Borders {
    openers: Words(
        "a about after all also although an and any are as ask at because before both but by call \
         can check contact could did do does during each either even every find for from get go \
         had has have he her here his how however i if in is it its just last many may more most \
         my no nor not now on once one only or our over please read send she should since so some \
         still tell that the their then there therefore these they this those though through to \
         two under unless until use was we were what when where which while who whose why will \
         with within would write yes yet you your",
    ),
    name_particles: Words("da de den der du la le van von"),
    before_number: Words(
        "annex appendix article band box category chapter class clause day figure form grade \
         group level line module no note number option page paragraph part phase point question \
         rule schedule section sections stage step table tier type unit version volume week year \
         zone a about and at by for from in is of on only or over than the to under until with",
    ),
    never_last: Words("a an the my our their your"),
    elided: Words("em til tis twas cause bout n"),
};
