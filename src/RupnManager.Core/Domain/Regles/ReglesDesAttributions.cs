namespace RupnManager.Domain.Regles;

/// <summary>Les refus des propositions, des bordereaux et des décisions.</summary>
public static class ReglesDesAttributions
{
    public static readonly Regle Plafond = new("ific.plafond",
        "{montant} dépasse le plafond annuel de {plafond}. Proposez {reste} au plus.", Fondement.Article(5), "Montant");

    public static readonly Regle PlafondCumul = new("ific.plafond-cumul",
        "{personne} a déjà une IFIC en {annee}. Sous le plafond de {plafond}, il reste {reste} : ne dépassez pas ce montant.",
        Fondement.Article(5), "Montant");

    public static readonly Regle Minimum = new("ific.minimum",
        "{montant} est sous le minimum de {minimum} retenu pour {annee}. Relevez le montant ou indiquez un motif.",
        Fondement.MontantDuBareme, "Montant", Severite.Derogation);

    public static readonly Regle Taux = new("imp.taux",
        "{montant} n'est pas un taux d'IMP. Choisissez l'un des taux : {taux}.", Fondement.Decret2015SecondeMain, "Montant");

    public static readonly Regle Reference = new("imp.reference",
        "{montant} est sous le repère de {repere} pour « {fonction} ». Vous pouvez continuer.",
        Fondement.MontantDuBareme, "Montant", Severite.Avertissement);

    public static readonly Regle Echeancier = new("imp.echeancier",
        "{montant} en neuf : 8 × {part}, puis {solde}, {premier} à {dernier}.",
        Fondement.Decret2015Article3, Severite: Severite.Conseil);

    public static readonly Regle Auteur = new("proposition.auteur",
        "Seul le chef d'établissement, ou son délégataire, propose une attribution. Transmettez-lui votre préparation.", Fondement.Article(5));

    public static readonly Regle SansIndemnite = new("proposition.sans-indemnite",
        "La mission de {personne} ne porte pas d'indemnité. Modifiez la mission avant de proposer.", Fondement.RegleDeGestion, "MissionId");

    public static readonly Regle MissionAnnulee = new("proposition.mission",
        "La mission de {personne} est annulée. Choisissez-en une autre.", Fondement.RegleDeGestion, "MissionId");

    public static readonly Regle Motifs = new("proposition.motifs",
        "Décrivez la participation effective : investissement, objectifs, projets.", Fondement.Article(5), "Participation");

    public static readonly Regle TexteLong = new("proposition.texte",
        "Ce texte dépasse {maximum} caractères. Raccourcissez-le.", Fondement.RegleDeGestion);

    public static readonly Regle ServiceComplet = new("proposition.service",
        "Cochez « assure l'intégralité de ses obligations de service » pour proposer une IFIC.", Fondement.Article(1), "ServiceComplet");

    public static readonly Regle CumulHeures = new("cumul.heures",
        "Des heures supplémentaires ou une décharge sont déclarées pour la même fonction. L'IFIC ne s'y ajoute pas : renoncez à l'une des deux.",
        Fondement.Circulaire2010SecondeMain, "Cumul");

    public static readonly Regle CumulHeuresImp = new("cumul.heures-imp",
        "Des heures supplémentaires ou une décharge sont déclarées pour la même mission. L'IMP ne s'y ajoute pas : renoncez à l'une des deux.",
        Fondement.Imp, "Cumul");

    public static readonly Regle CumulDeclaration = new("cumul.declaration",
        "Cochez « ni décharge ni heures supplémentaires pour cette fonction ».", Fondement.Circulaire2010SecondeMain, "NonCumul");

    public static readonly Regle CumulAllegement = new("cumul.allegement",
        "Cette mission est déjà reconnue par un allègement de service. Retirez l'IMP ou l'allègement.", Fondement.Circulaire2015, "Cumul");

    public static readonly Regle CumulPacte = new("cumul.pacte",
        "Cette mission est déjà payée au titre du Pacte. Retirez l'une des deux.", Fondement.NoteDuPacte, "Cumul");

    public static readonly Regle Doublon = new("attribution.doublon",
        "{personne} a déjà une attribution « {fonction} » ici en {annee}. Ouvrez-la.", Fondement.RegleDeGestion, "MissionId");

    public static readonly Regle Lettre = new("attribution.lettre",
        "La lettre de {personne} n'est pas validée. Faites-la signer avant d'envoyer la proposition.", Fondement.RegleDeGestion);

    public static readonly Regle Geste = new("attribution.geste",
        "Ce geste n'est pas possible : l'attribution est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle EntreTemps = new("attribution.entre-temps",
        "Cette proposition a changé pendant votre saisie. Rechargez la page, relisez-la, puis recommencez.", Fondement.RegleDeGestion);

    public static readonly Regle BordereauEntreTemps = new("bordereau.entre-temps",
        "Le bordereau a changé depuis votre lecture. Relisez ses lignes avant de l'envoyer.", Fondement.RegleDeGestion);

    public static readonly Regle BordereauFige = new("bordereau.fige",
        "Le bordereau {numero} est parti le {date} : il ne se modifie plus. Retirez la ligne ou attendez la décision.", Fondement.RegleDeGestion);

    public static readonly Regle BordereauVide = new("bordereau.vide",
        "Ajoutez au moins une proposition au bordereau.", Fondement.RegleDeGestion, "Propositions");

    public static readonly Regle DecisionAuteur = new("decision.auteur",
        "La décision revient au recteur. Vous pouvez seulement la consulter.", Fondement.Article(5));

    public static readonly Regle DecisionSelection = new("decision.selection",
        "Choisissez au moins une ligne à décider.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle DecisionMotif = new("decision.motif",
        "Indiquez le motif : le chef d'établissement le lira.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle DecisionDeja = new("decision.deja",
        "{auteur} a déjà décidé cette proposition le {date}. Rechargez la liste.", Fondement.RegleDeGestion);

    public static readonly Regle DecisionMontant = new("decision.montant",
        "Le montant est celui de la proposition : choisissez « Accorder », ou écrivez un autre montant.", Fondement.RegleDeGestion, "Montant");

    public static readonly Regle RetraitMotif = new("retrait.motif",
        "Indiquez pourquoi vous retirez cette proposition : le rectorat le lira.", Fondement.RegleDeGestion, "Motif");
}
