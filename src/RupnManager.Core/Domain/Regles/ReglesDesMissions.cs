namespace RupnManager.Domain.Regles;

/// <summary>Les refus des établissements, des personnels et des missions.</summary>
public static class ReglesDesMissions
{
    public static readonly Regle FonctionType = new("fonction.type",
        "« {fonction} » n'ouvre pas droit à l'IFIC dans un établissement de type {type}. Choisissez une fonction de la liste.",
        Fondement.Articles2Et3, "FonctionId");

    public static readonly Regle FonctionFermee = new("fonction.fermee",
        "« {fonction} » n'est pas ouverte en {annee}. Choisissez une fonction en vigueur cette année-là.",
        Fondement.Articles2Et3, "FonctionId");

    public static readonly Regle FonctionTypeImp = new("fonction.type-imp",
        "« {fonction} » n'est pas ouverte dans un établissement de type {type}. Choisissez une fonction de la liste.",
        Fondement.Imp, "FonctionId");

    public static readonly Regle FonctionClair = new("fonction.clair",
        "« {fonction} » n'existe que dans le programme CLAIR. Déclarez que l'établissement y participe, ou choisissez une autre fonction.",
        Fondement.Articles2Et3, "ProgrammeClair");

    public static readonly Regle Categorie = new("beneficiaire.categorie",
        "{personne} n'est ni personnel enseignant ni personnel d'éducation : l'IFIC ne peut pas lui être proposée. Vérifiez sa catégorie.",
        Fondement.Article(1), "PersonnelId");

    public static readonly Regle ServiceComplet = new("beneficiaire.service",
        "Il manque la déclaration « obligations de service intégralement assurées » pour {personne}. Complétez sa fiche avant de proposer.",
        Fondement.Article(1), "PersonnelId");

    public static readonly Regle CategorieImp = new("beneficiaire.categorie-imp",
        "{personne} n'est ni personnel enseignant ni personnel d'éducation. Vérifiez auprès du rectorat que l'IMP peut lui être proposée.",
        Fondement.Imp, "PersonnelId", Severite.Avertissement);

    public static readonly Regle ServiceImp = new("beneficiaire.service-imp",
        "{personne} n'a pas déclaré ses obligations de service « intégralement assurées ». En IMP, la mission reste possible.",
        Fondement.RegleDeGestion, "PersonnelId", Severite.Conseil);

    public static readonly Regle Parti = new("personnel.parti",
        "{personne} n'est plus en fonction dans l'établissement après le {date} : la mission doit finir avant, ou son départ être annulé dans sa fiche.",
        Fondement.RegleDeGestion, "PersonnelId");

    public static readonly Regle EtablissementFerme = new("mission.etablissement-ferme",
        "{etablissement} est fermé dans l'annuaire officiel : aucune mission ne s'y confie plus.", Fondement.RegleDeGestion);

    public static readonly Regle Depart = new("personnel.depart",
        "Choisissez un dernier jour entre le {debut} et le {fin}.", Fondement.RegleDeGestion, "DernierJour");

    public static readonly Regle PersonnelDeja = new("personnel.deja",
        "{personne} a déjà une fiche dans cet établissement. Ouvrez-la.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle CourrielConnu = new("personnel.courriel",
        "Ce courriel est celui de {personne}. Reprenez exactement ce nom, ou corrigez le courriel.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle IdentiteGeree = new("personnel.identite",
        "{personne} exerce aussi ailleurs : son identité se corrige auprès de l'administration technique.",
        Fondement.RegleDeGestion, "NomUsage");

    public static readonly Regle ServiceDate = new("personnel.service-date",
        "La date de la déclaration ne peut pas être à venir.", Fondement.RegleDeGestion, "ServiceCompletLe");

    public static readonly Regle Neuviemes = new("mission.neuviemes",
        "L'IFIC se verse en une seule fois, en fin d'année. Pour {annee}, choisissez « En une fois » ou « Aucune ».",
        Fondement.LettreType, "Indemnisation");

    public static readonly Regle Geste = new("mission.geste",
        "Ce geste n'est pas possible : la mission est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle Dates = new("mission.dates",
        "Choisissez des dates entre le {debut} et le {fin} de l'année scolaire, la fin après le début.",
        Fondement.RegleDeGestion, "Debut");

    public static readonly Regle Doublon = new("mission.doublon",
        "{personne} a déjà une lettre active « {fonction} » ici sur cette période. Ouvrez-la ou faites un avenant.",
        Fondement.RegleDeGestion, "PersonnelId");

    public static readonly Regle AutreEtablissement = new("mission.autre-etablissement",
        "{personne} exerce déjà cette fonction dans un autre établissement. Confirmez pour continuer.",
        Fondement.RegleDeGestion, "AutreEtablissementConfirme", Severite.Avertissement);

    public static readonly Regle MissionSignee = new("mission.signee",
        "La lettre de cette mission est déjà en signature ou signée. Retirez la signature, ou faites un avenant ou une fin de mission.",
        Fondement.RegleDeGestion);

    public static readonly Regle ReconductionVide = new("reconduction.vide",
        "Cochez au moins une mission à reconduire.", Fondement.RegleDeGestion, "Missions");

    public static readonly Regle InterruptionDates = new("mission.interruption",
        "L'interruption doit être comprise entre le {debut} et le {fin} de la mission.", Fondement.RegleDeGestion, "Le");

    public static readonly Regle InterruptionDeja = new("mission.interrompue",
        "Cette mission est déjà interrompue depuis le {debut}. Enregistrez d'abord sa reprise.", Fondement.RegleDeGestion, "Le");

    public static readonly Regle PasInterrompue = new("mission.reprise",
        "Cette mission n'est pas interrompue : il n'y a pas de reprise à enregistrer.", Fondement.RegleDeGestion);

    public static readonly Regle RemplacementSignee = new("remplacement.signee",
        "Le RUPN a donné son accord : la lettre est « {etat} ». Attendez qu'elle soit validée, puis mettez fin à la mission.", Fondement.RegleDeGestion);

    public static readonly Regle RemplacementMeme = new("remplacement.meme",
        "{personne} exerce déjà cette mission. Choisissez une autre personne.", Fondement.RegleDeGestion, "PersonnelId");

    public static readonly Regle RemplacementMotif = new("remplacement.motif",
        "Dites pourquoi cette personne est remplacée : le journal de l'établissement le garde.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle MotifInterruption = new("mission.motif",
        "Indiquez le motif de l'interruption.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle UaiForme = new("uai.forme",
        "Un UAI compte 7 chiffres et une lettre. Corrigez « {saisie} ».", Fondement.RegleDeGestion, "Uai");

    public static readonly Regle UaiCle = new("uai.cle",
        "La lettre de « {saisie} » ne correspond pas au numéro. Vérifiez les 8 caractères.", Fondement.RegleDeGestion, "Uai");

    public static readonly Regle NumenForme = new("numen.forme",
        "Ce NUMEN n'a pas la forme attendue (13 caractères). Laissez vide en cas de doute.", Fondement.RegleDeGestion, "Numen");

    public static readonly Regle EtablissementPrive = new("etablissement.prive",
        "Les établissements privés sous contrat relèvent d'autres textes. Ils ne sont pas ouverts ici.",
        Fondement.RegleDeGestion, "Uai");
}
