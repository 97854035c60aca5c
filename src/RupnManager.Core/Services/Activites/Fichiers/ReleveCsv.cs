using System.Globalization;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Activites.Fichiers;

/// <summary>Une ligne lisible du fichier.</summary>
public sealed record LigneDeFichier(int Numero, SaisieDActivite Saisie);

/// <summary>Le relevé en CSV : ses colonnes, ses lignes, et l'empreinte qui reconnaît une ligne d'un envoi à l'autre.</summary>
public static class ReleveCsv
{
    public const int TailleMaximale = 2 * 1024 * 1024;
    public const int Maximum = 2000;
    public static readonly IReadOnlyList<string> Colonnes = ["date", "duree_minutes", "nature", "rubrique", "enseignants", "eleves", "texte"];
    private static readonly string[] FormatsDeDate = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    /// <summary>Les cellules d'une activité, dans l'ordre des colonnes.</summary>
    public static IEnumerable<string?> Cellules(SaisieDActivite a) =>
    [
        a.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Nombre(a.Minutes), a.Nature.Decrire().Cle, a.Rubrique, Nombre(a.Enseignants), Nombre(a.Eleves), a.Texte,
    ];

    /// <summary>Ce qui fait qu'une ligne est la même qu'une activité déjà notée.</summary>
    public static string Empreinte(SaisieDActivite a) => Empreintes.Sha256(string.Join('|', Cellules(a).Select(c => (c ?? "").Trim())));

    /// <summary>Les lignes, et ce qui ne se lit pas. Refus : activite.fichier, activite.entete, activite.lignes.</summary>
    public static (List<LigneDeFichier> Lignes, List<FauteDeLigne> Erreurs) Lire(byte[] octets)
    {
        if (octets.Length > TailleMaximale) throw ReglesDesActivites.FichierTaille.Refus(("maximum", $"{TailleMaximale / (1024 * 1024)}\u00A0Mo"));
        using var lecteur = FichierCsv.Lire(octets);
        var titres = lecteur.Read() ? lecteur.Record!.Select(t => t.Trim().ToLowerInvariant()).ToList() : [];
        if (Colonnes.Any(c => !titres.Contains(c))) throw ReglesDesActivites.FichierEntete.Refus(("colonnes", string.Join(" ; ", Colonnes)));
        var (lignes, erreurs, lues) = (new List<LigneDeFichier>(), new List<FauteDeLigne>(), 0);
        while (lecteur.Read())
        {
            var cellules = lecteur.Record!;
            if (cellules.All(string.IsNullOrWhiteSpace)) continue;
            if (++lues > Maximum) continue;
            string Valeur(string colonne) => titres.IndexOf(colonne) is var rang && rang < cellules.Length ? cellules[rang].Trim() : "";
            LireLaLigne(lecteur.Row, Valeur, lignes, erreurs);
        }
        return lues > Maximum ? throw ReglesDesActivites.FichierTrop.Refus(("nombre", lues), ("maximum", Maximum)) : (lignes, erreurs);
    }

    private static void LireLaLigne(int numero, Func<string, string> valeur, List<LigneDeFichier> lignes, List<FauteDeLigne> erreurs)
    {
        var avant = erreurs.Count;
        var date = DateOnly.TryParseExact(valeur("date"), FormatsDeDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var lue) ? lue : default;
        if (date == default) erreurs.Add(new(numero, "date", "Écrivez une date, par exemple 2026-11-23."));
        var minutes = Entier("duree_minutes", "Écrivez un nombre de minutes, par exemple 45.");
        if (minutes is null && erreurs.All(e => e.Ligne != numero || e.Colonne != "duree_minutes")) erreurs.Add(new(numero, "duree_minutes", "Écrivez un nombre de minutes, par exemple 45."));
        var nature = NaturesDActivite.Lire(valeur("nature"));
        if (nature is null) erreurs.Add(new(numero, "nature", $"Cette nature est inconnue. Choisissez parmi : {string.Join(", ", NaturesDActivite.Toutes.Select(n => n.Cle))}."));
        var (enseignants, eleves) = (Entier("enseignants", "Écrivez un nombre, ou laissez vide."), Entier("eleves", "Écrivez un nombre, ou laissez vide."));
        if (erreurs.Count > avant) return;
        lignes.Add(new(numero, new()
        {
            Date = date, Minutes = minutes!.Value, Nature = nature!.Value, Rubrique = valeur("rubrique") is { Length: > 0 } rubrique ? rubrique : null,
            Enseignants = enseignants, Eleves = eleves, Texte = SansApostrophe(valeur("texte")) is { Length: > 0 } texte ? texte : null, DureeConfirmee = true,
        }));

        int? Entier(string colonne, string probleme)
        {
            if (valeur(colonne).Length == 0) return null;
            if (int.TryParse(valeur(colonne), NumberStyles.None, CultureInfo.InvariantCulture, out var nombre)) return nombre;
            erreurs.Add(new(numero, colonne, probleme));
            return null;
        }
    }

    /// <summary>L'apostrophe que l'export met devant une formule s'ôte : le texte revient tel qu'il était.</summary>
    private static string SansApostrophe(string texte) => texte is ['\'', '=' or '+' or '-' or '@' or '\t', ..] ? texte[1..] : texte;

    private static string? Nombre(int? nombre) => nombre?.ToString(CultureInfo.InvariantCulture);
}
