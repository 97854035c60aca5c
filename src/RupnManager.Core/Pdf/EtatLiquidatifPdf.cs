using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf;

/// <summary>L'état liquidatif arrêté, à signer et à conserver.</summary>
public static class EtatLiquidatifPdf
{
    public static byte[] Rendre(EtatAImprimer etat) => MoteurPdf.Rendre(Decrire(etat));

    /// <summary>La table des matières de l'état.</summary>
    public static DocumentPdf Decrire(EtatAImprimer etat) => new()
    {
        Titre = $"État liquidatif {etat.Numero}",
        Auteur = etat.Etablissement,
        Sujet = $"{etat.Regime} {etat.AnneeScolaire}, {etat.Lignes.Count} lignes",
        MotsCles = $"{etat.Numero}, {etat.Uai}, {etat.AnneeScolaire}",
        EtabliLe = etat.ArreteLe,
        EnTete = new EnTeteDePage($"{etat.Etablissement}, {etat.Uai}", $"État liquidatif {etat.Numero}"),
        Pied = new PiedDePage($"{etat.Numero} · {etat.Lignes.Count} lignes · {etat.Total}", "État liquidatif"),
        Blocs =
        [
            new Bandeau(
                [new(etat.Academie), new(etat.Etablissement, Gras: true), new(etat.Uai)],
                [new($"Année scolaire {etat.AnneeScolaire}", Gras: true), new(etat.Numero)]),
            new Titre(1, $"État liquidatif {etat.Numero}"),
            new SousTitre($"{etat.Regime} {etat.AnneeScolaire} · code indemnité {etat.Code}"),
            Lignes(etat),
            new Titre(2, "Totaux de contrôle"),
            new ListeDeValeurs(
            [
                new("Nombre de lignes", $"{etat.Lignes.Count}"),
                new("Nombre de personnes", $"{etat.Personnes}"),
                new("Somme", $"{etat.Total}"),
                new("Somme en lettres", etat.TotalEnLettres),
                new("Préparé par", etat.PreparePar),
                new("Empreinte du CSV (SHA-256)", etat.Empreinte),
            ]),
            new Ensemble(
            [
                new Titre(2, "Certification"),
                new Paragraphe(Certification(etat)),
                new RangeeDeSignatures([new BlocDeSignature("Le chef d'établissement", etat.ArretePar, [etat.Qualite, "Signature :", "", ""])]),
                new Paragraphe("Liste de préparation et de contrôle ; la liquidation et le paiement relèvent du rectorat et du comptable de l'État.", Corps.Petit),
            ]),
        ],
    };

    private static string Certification(EtatAImprimer etat) =>
        $"Le chef d'établissement certifie le service fait par les personnes inscrites au présent état, arrêté à "
        + $"{(etat.Lignes.Count == 1 ? "1 ligne" : $"{etat.Lignes.Count} lignes")} pour un total de {etat.Total} ({etat.TotalEnLettres}). "
        + $"Fait à {etat.Ville}, le {etat.ArreteLe.UtcDateTime.DateEnLettres()}.";

    private static Tableau Lignes(EtatAImprimer etat) => new()
    {
        Legende = "Lignes de l'état",
        Colonnes =
        [
            new("N°", 0.06), new("Bénéficiaire", 0.26), new("Fonction", 0.22), new("Échéance", 0.16), new("Service fait", 0.14),
            new("Montant arrêté", 0.16, Alignement.Droite),
        ],
        Lignes = [.. etat.Lignes.Select(Ligne)],
        Total = ["", "Total", "", "", "", $"{etat.Total}"],
    };

    private static IReadOnlyList<string> Ligne(LigneFigee ligne) =>
    [
        $"{ligne.NumeroDOrdre}", $"{ligne.Civilite} {ligne.Prenom} {ligne.NomUsage}", ligne.Fonction, ligne.Echeance,
        ligne.DateDuServiceFait.EnChiffres() + (ligne.Prorata.Length == 0 ? "" : $" ({ligne.Prorata})"), $"{new Montant(ligne.MontantArreteEnCentimes)}",
    ];
}
