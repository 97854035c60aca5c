namespace RupnManager.Domain.Regles;

/// <summary>Les refus du service fait, des états liquidatifs et des retours du rectorat.</summary>
public static class ReglesDuPaiement
{
    public static readonly Regle PieceNonConservee = new("piece.non-conservee",
        "Ce document n'a pas été conservé en {format} dans cette base, remplie pour essayer ou pour former. Le CSV, dont l'empreinte est notée, l'a été.",
        Fondement.RegleDeGestion);

    public static readonly Regle TropTot = new("service-fait.trop-tot",
        "La mission s'achève le {fin}. Certifiez le service fait à partir de cette date.", Fondement.Article(5), "Date");

    public static readonly Regle EcheanceTropTot = new("service-fait.echeance",
        "L'échéance de {mois} se certifie à partir du {date}.", Fondement.RegleDeGestion, "Date");

    public static readonly Regle DateAVenir = new("service-fait.date",
        "La date du service fait ne peut pas être à venir.", Fondement.RegleDeGestion, "Date");

    public static readonly Regle Prorata = new("service-fait.prorata",
        "Indiquez le montant retenu et son motif.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle PartielMontant = new("service-fait.montant",
        "Un service partiel se paie moins que {prevu}. Choisissez « complet », ou réduisez le montant.", Fondement.RegleDeGestion, "Montant");

    public static readonly Regle NonFaitMotif = new("service-fait.motif",
        "Indiquez le motif : l'intéressé et le rectorat le liront.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle ApresLeTerme = new("service-fait.terme",
        "La mission a pris fin le {fin}, avant cette échéance. Certifiez-la « non fait ».", Fondement.Article(5), "Resultat");

    public static readonly Regle Interruption = new("service-fait.interruption",
        "{jours} jours d'interruption. Pro rata indicatif : {prorata}, soit {montant}. Le montant reste à votre appréciation.",
        Fondement.RegleDeGestion, "Montant", Severite.Conseil);

    public static readonly Regle Remplacant = new("service-fait.remplacant",
        "Joignez votre attestation pour {remplacant} : le rectorat la demandera.", Fondement.RegleAConfirmer, "Attestation", Severite.Avertissement);

    public static readonly Regle AttestationAbsente = new("attestation.fichier",
        "Choisissez le fichier de l'attestation : un PDF ou une image (JPEG, PNG).", Fondement.RegleDeGestion, "Attestation");

    public static readonly Regle SansRemplacement = new("remplacement.aucun",
        "Cette mission ne remplace personne : elle ne commence pas pendant l'interruption d'une autre. Vérifiez ses dates.",
        Fondement.RegleDeGestion, "Attestation");

    public static readonly Regle Deja = new("service-fait.deja",
        "Ce service fait est déjà certifié. Annulez d'abord la certification.", Fondement.RegleDeGestion);

    public static readonly Regle NonCertifie = new("service-fait.non-certifie",
        "Ce service fait n'est pas certifié : il n'y a rien à annuler.", Fondement.RegleDeGestion);

    public static readonly Regle Selection = new("service-fait.selection",
        "Cochez au moins une échéance à certifier.", Fondement.RegleDeGestion, "Echeances");

    public static readonly Regle RappelInutile = new("service-fait.rappel-inutile",
        "Aucune échéance n'attend d'être certifiée : il n'y a rien à rappeler.", Fondement.RegleDeGestion);

    public static readonly Regle AnnulationMotif = new("service-fait.annulation",
        "Indiquez pourquoi vous annulez la certification.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle Certifier = new("roles.certifier",
        "L'intendance prépare et exporte. La certification revient au chef d'établissement.", Fondement.RegleDeGestion);

    public static readonly Regle Arreter = new("roles.arreter",
        "Vous avez préparé cet état. Une autre personne doit l'arrêter.", Fondement.RegleDeGestion);

    public static readonly Regle Preparer = new("roles.preparer",
        "Vous avez certifié le service fait de {personne}. Une autre personne doit préparer sa ligne.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle PaiementDeja = new("paiement.deja",
        "L'échéance {echeance} de {personne} est déjà sur l'état {numero}. Retirez-la de celui-ci.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle Definitif = new("paiement.definitif",
        "Cette ligne est payée : elle ne se retire plus. Enregistrez un trop-perçu s'il y a lieu.", Fondement.RegleDeGestion);

    public static readonly Regle LigneGeste = new("ligne.geste",
        "Ce geste n'est pas possible : la ligne est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle MotifRetenue = new("ligne.motif-retenue",
        "Indiquez pourquoi vous retenez cette ligne.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle Complement = new("complement.plafond",
        "Le complément est limité à {reste} par le plafond et l'enveloppe.", Fondement.RegleDeGestion, "Montant");

    public static readonly Regle ComplementMotif = new("complement.motif",
        "Indiquez le motif du complément.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle TropPercuMontant = new("trop-percu.montant",
        "Le trop-perçu ne dépasse pas ce qui a été payé : {paye}.", Fondement.RegleDeGestion, "Montant");

    public static readonly Regle TropPercuMotif = new("trop-percu.motif",
        "Indiquez le motif du trop-perçu.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle TropPercuGeste = new("trop-percu.geste",
        "Un trop-perçu se signale une fois, sur une ligne payée. Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle EtatVide = new("etat.vide",
        "Ajoutez au moins une ligne certifiée et non payée.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle Anomalies = new("etat.anomalies",
        "{nombre} anomalie(s) bloquante(s). Corrigez ou retenez les lignes signalées.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle NomDifferent = new("etat.nom-different",
        "Le nom « {nom} » diffère de celui de la lettre, « {nom_lettre} ». Confirmez qu'il s'agit de la même personne.",
        Fondement.RegleDeGestion, "Lignes", Severite.Avertissement);

    public static readonly Regle SansCertification = new("etat.sans-certification",
        "Le service fait de {personne} n'est pas certifié. Retirez ou retenez la ligne.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle MontantChange = new("etat.montant-change",
        "Le montant certifié pour {personne} a changé depuis la préparation. Retirez la ligne et reprenez-la.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle PlafondDepasse = new("etat.plafond",
        "{personne} dépasserait le plafond annuel de {plafond}. Retirez ou retenez la ligne.", Fondement.Article(5), "Lignes");

    public static readonly Regle NonConfirmee = new("etat.a-confirmer",
        "Confirmez chaque ligne signalée avant de soumettre.", Fondement.RegleDeGestion, "Lignes");

    public static readonly Regle DejaArrete = new("etat.deja-arrete",
        "{auteur} a arrêté cet état le {date} à {heure}, sous le numéro {numero}.", Fondement.RegleDeGestion);

    public static readonly Regle EtatGeste = new("etat.geste",
        "Ce geste n'est pas possible : l'état liquidatif est « {etat} ». Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle EtatRendu = new("etat.motif",
        "Indiquez pourquoi vous rendez cet état : l'intendance le lira.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle Immuable = new("archive.immuable",
        "L'état {numero} est conservé tel quel. Pour corriger, préparez une ligne complémentaire.", Fondement.Archives);

    public static readonly Regle TransmissionDate = new("transmission.date",
        "La transmission ne peut pas précéder l'arrêté du {date}.", Fondement.RegleDeGestion, "Date");

    public static readonly Regle TransmissionAVenir = new("transmission.avenir",
        "La date de transmission ne peut pas être à venir.", Fondement.RegleDeGestion, "Date");

    public static readonly Regle RetourEntete = new("retour.entete",
        "Colonnes attendues : {colonnes}. Rien n'a été enregistré.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle RetourLigne = new("retour.ligne",
        "Ligne {ligne}, colonne {colonne} : {probleme}. Rien n'a été enregistré.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle RetourVide = new("retour.vide",
        "Répondez pour au moins une ligne : payée ou rejetée.", Fondement.RegleDeGestion, "Reponses");

    public static readonly Regle RetourMois = new("retour.mois",
        "Indiquez le mois de paie, de la transmission à aujourd'hui.", Fondement.RegleDeGestion, "Mois");

    public static readonly Regle RetourMotif = new("retour.motif",
        "Indiquez le motif du rejet.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle NumenMotif = new("numen.motif",
        "Indiquez pourquoi l'export doit contenir les NUMEN. Le motif va au journal.", Fondement.RegleDeGestion, "MotifNumen");
}
