namespace RupnManager.Domain.Regles;

/// <summary>Les refus des montants, des barèmes et des enveloppes.</summary>
public static class ReglesDesEnveloppes
{
    public static readonly Regle MontantForme = new("montant.forme",
        "Écrivez un montant positif en chiffres, deux décimales au plus, par exemple 1 250,00.", Fondement.RegleDeGestion, "Montant");

    public static readonly Regle BaremeAnnee = new("bareme.annee",
        "Cette année n'est pas une année de l'{regime}. Choisissez-en une du régime.", Fondement.RegleDeGestion, "Depuis");

    public static readonly Regle BaremeMontants = new("bareme.montants",
        "Le minimum doit être positif, et le plafond au moins égal au minimum.", Fondement.Article(4), "Plafond");

    public static readonly Regle BaremeTaux = new("bareme.taux",
        "Écrivez au moins un taux, chacun une seule fois.", Fondement.Decret2015SecondeMain, "Taux");

    public static readonly Regle BaremeSource = new("bareme.source",
        "Indiquez le texte dont viennent ces montants.", Fondement.RegleDeGestion, "Source");

    public static readonly Regle BaremeAbsent = new("bareme.absent",
        "Aucun barème {regime} n'est enregistré pour {annee}. Demandez-le à l'administration technique.", Fondement.Article(4));

    public static readonly Regle CodeForme = new("code.forme",
        "Un code d'indemnité compte 1 à {maximum} lettres ou chiffres.", Fondement.RegleDeGestion, "Code");

    public static readonly Regle CodeAConfirmer = new("code.a-confirmer",
        "Code indemnité à confirmer par le rectorat : la colonne restera vide.", Fondement.RegleDeGestion, "CodeIndemnite", Severite.Avertissement);

    public static readonly Regle CodeNonConfirme = new("code.non-confirme",
        "Code indemnité {code}, relevé par l'usage : à confirmer par le rectorat.", Fondement.RegleDeGestion, "CodeIndemnite", Severite.Avertissement);

    public static readonly Regle IficClose = new("regime.ific-close",
        "L'IFIC ne s'attribue plus après 2014-2015. Pour {annee}, proposez une IMP.", Fondement.Article(7), "Regime");

    public static readonly Regle IficAvant = new("regime.ific-avant",
        "L'IFIC est versée à compter de septembre 2010. Choisissez une année de 2010-2011 à 2014-2015.", Fondement.Article(7), "AnneeScolaire");

    public static readonly Regle ImpAvant = new("regime.imp-avant",
        "L'IMP s'applique à partir de 2015-2016. Pour {annee}, proposez une IFIC.", Fondement.Decret2015SecondeMain, "Regime");

    public static readonly Regle Insuffisante = new("enveloppe.insuffisante",
        "Il ne reste que {disponible} dans l'enveloppe. Réduisez de {ecart} ou demandez un complément au rectorat.", Fondement.Article(5), "Montant");

    public static readonly Regle Absente = new("enveloppe.absente",
        "Aucune enveloppe {regime} n'est notifiée pour {annee}. Demandez la notification au rectorat.", Fondement.Article(5));

    public static readonly Regle Modifiee = new("enveloppe.modifiee",
        "L'enveloppe a changé pendant votre saisie : il reste {disponible}. Vérifiez le montant et envoyez de nouveau.",
        Fondement.RegleDeGestion, "Montant");

    public static readonly Regle Retrait = new("enveloppe.retrait",
        "{engage} sont déjà engagés. Retirez {retirable} au plus.", Fondement.RegleDeGestion, "Montant");

    public static readonly Regle Reference = new("enveloppe.reference",
        "Indiquez la date et la référence du courrier.", Fondement.RegleDeGestion, "Reference");

    public static readonly Regle DateAVenir = new("enveloppe.date",
        "La date du courrier ne peut pas être à venir.", Fondement.RegleDeGestion, "Date");

    public static readonly Regle Close = new("enveloppe.close",
        "L'enveloppe {annee} est close : elle ne change plus. Voyez avec le rectorat.", Fondement.RegleDeGestion);

    public static readonly Regle DejaNotifiee = new("enveloppe.deja",
        "Une enveloppe {annee} est déjà notifiée à cet établissement. Ajoutez un complément ou un retrait.", Fondement.RegleDeGestion, "Uai");

    public static readonly Regle HorsAcademie = new("enveloppe.etablissement",
        "Aucun établissement ouvert de votre académie ne porte cet UAI.", Fondement.RegleDeGestion, "Uai");

    public static readonly Regle ReferenceDeja = new("enveloppe.reference-deja",
        "La référence « {reference} » est déjà enregistrée pour cette enveloppe.", Fondement.RegleDeGestion, "Reference");

    public static readonly Regle AnneeLointaine = new("enveloppe.annee",
        "Une enveloppe se notifie au plus tard pour {annee}.", Fondement.RegleDeGestion, "AnneeScolaire");

    public static readonly Regle FichierLourd = new("enveloppes.taille",
        "Ce fichier dépasse {maximum}. Envoyez-le en plusieurs fois.", Fondement.ControleDAcces, "Fichier");

    public static readonly Regle FichierContenu = new("enveloppes.contenu",
        "Ce fichier n'est pas un CSV de texte. Partez du modèle.", Fondement.ControleDAcces, "Fichier");

    public static readonly Regle FichierEntete = new("enveloppes.entete",
        "Colonnes attendues : {colonnes}. Rien n'a été enregistré.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierVide = new("enveloppes.vide",
        "Ce fichier ne porte aucune ligne. Partez du modèle.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierLignes = new("enveloppes.lignes",
        "Ce fichier porte plus de {maximum} lignes. Envoyez-le en plusieurs fois.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierFaux = new("enveloppes.ligne",
        "Ligne {ligne}, colonne {colonne} : {probleme} Rien n'a été enregistré.", Fondement.RegleDeGestion, "Fichier");
}
