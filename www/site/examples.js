// Texts to improve, written for this page in the manner of those that governments send.

export const EXAMPLES = {
  nl: [
    `<h2>Aanvragen van een parkeervergunning voor bewoners</h2>
<p>Indien u woonachtig bent in een gebied waar betaald parkeren van kracht is, kunt u in aanmerking komen voor een parkeervergunning, mits u beschikt over een voertuig dat op uw naam is geregistreerd en u niet over een eigen parkeergelegenheid beschikt.</p>
<p>De aanvraag dient door u te worden ingediend middels het daartoe bestemde formulier. Aangaande de behandeling van uw aanvraag wordt u binnen een termijn van acht weken geïnformeerd. Teneinde de aanvraag in behandeling te kunnen nemen, dienen de verschuldigde leges vooraf te worden voldaan.</p>
<h2>Wat heeft u nodig</h2>
<ul><li>een kopie van een geldig identiteitsbewijs</li><li>een bewijs met betrekking tot de tenaamstelling van het voertuig</li></ul>
<p>Voor nadere informatie kunt u <a href="#editor">klik hier</a>.</p>`,
    `<h2>Uw bezwaar tegen de aanslag</h2>
<p>Naar aanleiding van uw schrijven d.d. 4 maart jl. berichten wij u als volgt. Uw bezwaarschrift, waarin u aangeeft het niet eens te zijn met de hoogte van de aan u opgelegde aanslag, is door ons in goede orde ontvangen en zal zo spoedig mogelijk in behandeling worden genomen.</p>
<p>Ten gevolge van de grote hoeveelheid bezwaarschriften die de afgelopen periode is binnengekomen, is het niet mogelijk gebleken om uw bezwaar binnen de gebruikelijke termijn af te handelen. De beslistermijn wordt derhalve met zes weken verlengd.</p>
<p>Mocht u naar aanleiding van het bovenstaande nog vragen hebben, dan kunt u te allen tijde contact opnemen met de behandelend ambtenaar.</p>`,
  ],
  en: [
    `<h2>Applying for a residential parking permit</h2>
<p>In the event that you are resident in an area in which parking restrictions are in operation, you may be eligible for a parking permit, provided that you are in possession of a vehicle which is registered in your name and that you do not have access to off-street parking at the address at which you reside.</p>
<p>The application must be submitted by utilising the form provided for this purpose. You will be notified of the outcome of your application within a period of eight weeks. Prior to the commencement of processing, payment of the applicable fee must be received.</p>
<h2>What you need</h2>
<ul><li>a copy of a valid identity document</li><li>evidence with regard to the registration of the vehicle</li></ul>
<p>For further information, <a href="#editor">click here</a>.</p>`,
    `<h2>Your objection to the assessment</h2>
<p>With reference to your letter dated 4 March, we hereby inform you that your objection, in which you state that you are not in agreement with the amount of the assessment that has been imposed upon you, has been duly received and will be dealt with at the earliest opportunity.</p>
<p>Due to the fact that a large number of objections were received during the preceding period, it has not been possible to finalise the processing of your objection within the customary time frame. The period within which a decision is to be reached has therefore been extended by six weeks.</p>
<p>Should you require any additional information in respect of the above, please do not hesitate to contact the officer responsible.</p>`,
  ],
};
