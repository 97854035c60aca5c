using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Pdf;

namespace RupnManager.Services.Indemnites;

/// <summary>Compose, une seule fois, les trois pièces d'un état arrêté : mêmes lignes, mêmes totaux, même empreinte.</summary>
internal static class PiecesDeLEtat
{
    /// <summary>Fige les lignes de l'état et rend ses pièces ; l'empreinte retenue est celle du CSV.</summary>
    public static IReadOnlyList<PieceArchivee> Composer(EtatLiquidatif etat, Controle controle, Montant notifie)
    {
        var figees = LignesFigees.De(etat, controle);
        var csv = CsvDePaiement.Ecrire(figees.Values);
        etat.Sceller(figees, Empreintes.Sha256(csv));
        var imprimable = Decrire(etat, controle, [.. figees.Values.OrderBy(l => l.NumeroDOrdre)]);
        var xlsx = XlsxDePaiement.Ecrire(figees.Values, Totaux(imprimable, notifie));
        return [Piece(etat, FormatDePiece.Csv, csv), Piece(etat, FormatDePiece.Xlsx, xlsx), Piece(etat, FormatDePiece.Pdf, EtatLiquidatifPdf.Rendre(imprimable))];
    }

    private static PieceArchivee Piece(EtatLiquidatif etat, FormatDePiece format, byte[] octets) => new()
    {
        EtatLiquidatifId = etat.Id, Format = format, Nom = $"{etat.Numero}.{format.ToString().ToLowerInvariant()}", Octets = octets,
        Empreinte = Empreintes.Sha256(octets), CreeLe = etat.ArreteLe!.Value,
    };

    private static EtatAImprimer Decrire(EtatLiquidatif etat, Controle controle, IReadOnlyList<LigneFigee> lignes) => new()
    {
        Academie = etat.Etablissement!.Academie!.NomComplet, Etablissement = etat.Etablissement.Nom, Uai = etat.Etablissement.Uai.Valeur,
        Ville = etat.Etablissement.Commune, AnneeScolaire = etat.Annee.ToString(), Regime = etat.Annee.NomDuRegime,
        Code = controle.CodeEnMots, Numero = etat.Numero!,
        PreparePar = $"{etat.SoumisPar}, le {etat.SoumisLe!.Value.DateEnLettres()}", ArretePar = etat.ArretePar!, Qualite = etat.QualiteDeLArret!,
        ArreteLe = new(etat.ArreteLe!.Value, TimeSpan.Zero), Lignes = lignes, Total = etat.TotalArrete,
        TotalEnLettres = etat.TotalArrete.EnLettres(), Empreinte = etat.Empreinte!,
    };

    private static List<(string, object)> Totaux(EtatAImprimer etat, Montant notifie) =>
    [
        ("État liquidatif", etat.Numero), ("Établissement", $"{etat.Etablissement}, {etat.Uai}"), ("Année scolaire", etat.AnneeScolaire),
        ("Régime", etat.Regime), ("Code indemnité", etat.Code), ("Préparé par", etat.PreparePar),
        ("Arrêté par", $"{etat.ArretePar}, {etat.Qualite}, le {etat.ArreteLe.UtcDateTime.InstantEnLettres()}"),
        ("Nombre de lignes", etat.Lignes.Count), ("Nombre de personnes", etat.Personnes), ("Somme", etat.Total), ("Somme en lettres", etat.TotalEnLettres),
        ("Contrôle : somme des lignes", etat.Lignes.Select(l => new Montant(l.MontantArreteEnCentimes)).Total()),
        ("Enveloppe notifiée", notifie), ("Empreinte SHA-256 du CSV", etat.Empreinte),
    ];
}
