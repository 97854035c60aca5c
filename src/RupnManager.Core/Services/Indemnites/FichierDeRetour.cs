using System.Globalization;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>La réponse du rectorat sur une ligne, saisie ou lue d'un fichier.</summary>
public sealed record ReponseDeLigne(int NumeroDOrdre, bool Payee, DateOnly? Mois, string? Motif);

/// <summary>Lit un fichier de retour : toutes ses lignes sont justes, ou il est refusé en nommant la ligne et la colonne.</summary>
internal static class FichierDeRetour
{
    public static readonly IReadOnlyList<string> Colonnes = ["numero_etat", "numero_ordre", "resultat", "mois_paie", "montant", "motif"];
    private static readonly string[] FormesDuMois = ["yyyy-MM", "MM/yyyy", "M/yyyy", "MM-yyyy"];

    /// <summary>Le modèle à remplir : une ligne par réponse attendue.</summary>
    public static byte[] Modele(EtatLiquidatif etat) => FichierCsv.Ecrire(Attendues(etat)
        .Select(l => (IEnumerable<string?>)[etat.Numero!, $"{l.Figee!.NumeroDOrdre}", "", "", new Montant(l.Figee.MontantArreteEnCentimes).EnChiffres, ""])
        .Prepend(Colonnes));

    /// <summary>Les lignes qui attendent une réponse, dans l'ordre de l'état.</summary>
    public static IEnumerable<LigneDEtat> Attendues(EtatLiquidatif etat) => etat.Lignes.Where(l => l.Retour is null).OrderBy(l => l.Figee!.NumeroDOrdre);

    /// <summary>Les réponses du fichier. Refus : retour.entete, retour.ligne.</summary>
    public static IReadOnlyList<ReponseDeLigne> Lire(byte[] octets, EtatLiquidatif etat)
    {
        using var lecteur = FichierCsv.Lire(octets);
        if (!lecteur.Read() || !lecteur.Record!.Select(c => c.Trim().ToLowerInvariant()).SequenceEqual(Colonnes))
            throw ReglesDuPaiement.RetourEntete.Refus(("colonnes", string.Join(" ; ", Colonnes)));
        var reponses = new List<(ReponseDeLigne Reponse, int Ligne)>();
        while (lecteur.Read())
        {
            var valeurs = lecteur.Record!.Select(v => v.Trim()).ToArray();
            if (valeurs.All(string.IsNullOrEmpty)) continue;
            if (valeurs.Length != Colonnes.Count) throw Refus(lecteur.Row, Colonnes[^1], $"{Colonnes.Count} colonnes attendues, {valeurs.Length} trouvées");
            reponses.Add((LireUneLigne(valeurs, lecteur.Row, etat, reponses), lecteur.Row));
        }
        return reponses.Count > 0 ? [.. reponses.Select(r => r.Reponse)] : throw Refus(2, Colonnes[0], "aucune ligne");
    }

    private static ReponseDeLigne LireUneLigne(string[] valeurs, int rang, EtatLiquidatif etat, List<(ReponseDeLigne Reponse, int Ligne)> lues)
    {
        if (!valeurs[0].Equals(etat.Numero, StringComparison.OrdinalIgnoreCase)) throw Refus(rang, "numero_etat", $"« {valeurs[0]} » n'est pas cet état");
        var ligne = int.TryParse(valeurs[1], out var numero) ? etat.Lignes.SingleOrDefault(l => l.Figee!.NumeroDOrdre == numero) : null;
        if (ligne is null) throw Refus(rang, "numero_ordre", $"« {valeurs[1]} » est inconnue de l'état");
        if (lues.Find(l => l.Reponse.NumeroDOrdre == numero) is { Ligne: > 0 } deja) throw Refus(rang, "numero_ordre", $"« {numero} » est répétée, déjà lue ligne {deja.Ligne}");
        if (ligne.Retour is { } retour) throw Refus(rang, "numero_ordre", $"« {numero} » est {(retour.Payee ? "déjà payée" : "déjà rejetée")}");
        bool payee = valeurs[2].ToLowerInvariant() switch
        {
            "payee" or "payée" => true,
            "rejetee" or "rejetée" => false,
            _ => throw Refus(rang, "resultat", $"« {valeurs[2]} » ; écrivez « payée » ou « rejetée »"),
        };
        var arrete = new Montant(ligne.Figee!.MontantArreteEnCentimes);
        if (!Montant.TryLire(valeurs[4], out var montant) || montant != arrete) throw Refus(rang, "montant", $"« {valeurs[4]} » diffère du montant arrêté, {arrete}");
        if (!payee && valeurs[5].Length == 0) throw Refus(rang, "motif", "un rejet demande son motif");
        return new(numero, payee, payee ? LireLeMois(valeurs[3], rang) : null, payee ? null : valeurs[5]);
    }

    private static DateOnly LireLeMois(string valeur, int rang) =>
        DateOnly.TryParseExact(valeur, FormesDuMois, CultureInfo.InvariantCulture, DateTimeStyles.None, out var mois)
            ? mois : throw Refus(rang, "mois_paie", $"« {valeur} » n'est pas un mois ; écrivez par exemple 2026-07");

    private static RegleMetierException Refus(int ligne, string colonne, string probleme) =>
        ReglesDuPaiement.RetourLigne.Refus(("ligne", ligne), ("colonne", colonne), ("probleme", probleme));
}
