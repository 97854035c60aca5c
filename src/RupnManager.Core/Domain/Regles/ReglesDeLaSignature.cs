namespace RupnManager.Domain.Regles;

/// <summary>Les refus de la signature, du scellement et de la vérification.</summary>
public static class ReglesDeLaSignature
{
    public static readonly Regle Ordre = new("circuit.ordre",
        "La lettre attend d'abord la signature de : {attendu}. Vous serez averti à votre tour.", Fondement.LettreType);

    public static readonly Regle Accord = new("mission.accord",
        "La mission prend effet avec l'accord de {personne}. Sa signature est attendue.", Fondement.Circulaire2010, null, Severite.Avertissement);

    public static readonly Regle Consentement = new("signature.consentement",
        "Cochez la phrase d'accord pour signer.", Fondement.ControleDAcces, "Consentement");

    public static readonly Regle MotDePasse = new("signature.mot-de-passe",
        "Mot de passe incorrect. Rien n'a été signé.", Fondement.ControleDAcces, "MotDePasse");

    public static readonly Regle Deja = new("signature.deja",
        "Cette étape est déjà signée par {auteur}, le {date} à {heure}. Rien n'a été ajouté.", Fondement.RegleDeGestion);

    public static readonly Regle TexteChange = new("signature.texte-change",
        "Le texte a changé depuis votre lecture. Relisez-le avant de signer.", Fondement.RegleDeGestion);

    public static readonly Regle DeuxQualites = new("signature.deux-qualites",
        "Vous intervenez déjà sur cette lettre comme {qualite}. Une autre personne doit signer.", Fondement.RegleDeGestion);

    public static readonly Regle HorsFonction = new("signature.hors-fonction",
        "Vous n'exercez pas cette fonction ici à la date du {date}. La personne en fonction est : {personne}.", Fondement.RegleDeGestion);

    public static readonly Regle RefusMotif = new("refus.motif",
        "Dites pourquoi vous refusez : votre motif sera lu par le chef d'établissement.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle RenvoiMotif = new("renvoi.motif",
        "Indiquez ce qui doit être repris : le chef et le RUPN le liront.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle RetraitTard = new("retrait.tard",
        "{auteur} a déjà signé après vous. Demandez au DAN de renvoyer la lettre.", Fondement.RegleDeGestion);

    public static readonly Regle ManuscritDate = new("manuscrit.date",
        "La date de signature ne peut pas être à venir.", Fondement.RegleDeGestion, "DateSignature");

    public static readonly Regle ManuscritDateAbsente = new("manuscrit.date-absente",
        "Indiquez le jour de cette signature.", Fondement.RegleDeGestion, "DateSignature");

    public static readonly Regle ManuscritOriginal = new("manuscrit.original",
        "Indiquez où l'original signé est conservé.", Fondement.RegleDeGestion, "LieuOriginal");

    public static readonly Regle DessinFormat = new("dessin.format",
        "Ce tracé ne peut pas être lu. Recommencez ou signez sans tracé : il est facultatif.", Fondement.RegleDeGestion, "Trace");

    public static readonly Regle ScellementAttente = new("scellement.attente",
        "Toutes les signatures sont enregistrées. Le scellement va être repris ; vous n'avez rien à faire.",
        Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle HorodatageAttente = new("horodatage.attente",
        "Horodatage en attente : l'autorité n'a pas répondu. Nouvel essai automatique.",
        Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle CodeInconnu = new("verification.inconnue",
        "Aucune lettre ne répond à ce code. Vérifiez les caractères.", Fondement.ControleDAcces, "Code");

    public static readonly Regle Altere = new("verification.altere",
        "Document altéré : ce fichier n'est pas celui qui a été scellé. Demandez l'original à l'établissement.",
        Fondement.RegleDeGestion, "Fichier");
}
