using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Comptes.Fichier;

/// <summary>Ce qu'une ligne d'un fichier demande : une personne, un rôle, un lieu, des dates.</summary>
internal sealed record CompteDemande(
    int Ligne, IdentiteSaisie Identite, Role Role, Uai? Uai, string? Academie, string? Titre, DateOnly? Debut, DateOnly? Fin);

/// <summary>Un fichier lu : ses demandes, ses fautes, et les valeurs de chaque ligne pour les rendre à qui l'a déposé.</summary>
internal sealed record FichierLu(List<CompteDemande> Demandes, List<FauteDeLigne> Fautes, IReadOnlyDictionary<int, string[]> Lignes);

/// <summary>Lit un fichier de comptes ligne par ligne, par le nom des colonnes : chaque faute nomme sa ligne et sa colonne.</summary>
internal static class FichierDeComptes
{
    public const int LignesMaximales = 5000;
    public const int TailleMaximale = 1024 * 1024;

    /// <summary>Le texte d'un fichier déposé. Refus : comptes.taille, comptes.contenu.</summary>
    public static string EnTexte(byte[] octets)
    {
        if (octets.Length > TailleMaximale) throw ReglesDesComptes.FichierLourd.Refus(("maximum", "1\u00A0Mo"));
        var texte = FichierCsv.Encodage(octets).GetString(octets).TrimStart('\uFEFF');
        return texte.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) ? throw ReglesDesComptes.FichierContenu.Refus() : texte;
    }

    /// <summary>Les demandes et les fautes. Refus : comptes.colonnes, comptes.colonne-inconnue, comptes.vide, comptes.lignes.</summary>
    public static FichierLu Lire(string texte)
    {
        using var lecteur = FichierCsv.Lire(new StringReader(texte), FichierCsv.Separateur(texte));
        var colonnes = Titres(lecteur.Read() ? lecteur.Record! : []);
        var lu = new FichierLu([], [], new Dictionary<int, string[]>());
        var lignes = (Dictionary<int, string[]>)lu.Lignes;
        while (lecteur.Read())
        {
            var valeurs = lecteur.Record!.Select(v => v.Trim()).ToArray();
            if (valeurs.All(string.IsNullOrEmpty)) continue;
            if (lignes.Count == LignesMaximales) throw ReglesDesComptes.FichierLignes.Refus(("maximum", $"{LignesMaximales:N0}"));
            lignes[lecteur.Row] = [.. ColonnesDeComptes.Toutes.Select(c => Valeur(valeurs, colonnes, c))];
            if (valeurs.Length != colonnes.Count)
                lu.Fautes.Add(new(lecteur.Row, ColonnesDeComptes.Exigees[0], $"{colonnes.Count} colonnes attendues, {valeurs.Length} trouvées."));
            else if (LireUneLigne(lignes[lecteur.Row], lecteur.Row, lu.Fautes) is { } demande)
                lu.Demandes.Add(demande);
        }
        return lignes.Count > 0 ? lu : throw ReglesDesComptes.FichierVide.Refus();
    }

    private static Dictionary<string, int> Titres(string[] cellules)
    {
        var colonnes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (rang, cellule) in cellules.Index())
        {
            var titre = ColonnesDeComptes.Titre(cellule);
            if (!(ColonnesDeComptes.Toutes.Contains(titre) || titre == ColonnesDeComptes.Probleme) || !colonnes.TryAdd(titre, rang))
                throw ReglesDesComptes.FichierColonneInconnue.Refus(("colonne", cellule.Trim()));
        }
        var manquent = ColonnesDeComptes.Exigees.Where(c => !colonnes.ContainsKey(c)).ToList();
        return manquent.Count == 0 ? colonnes : throw ReglesDesComptes.FichierColonnes.Refus(("colonnes", string.Join(", ", manquent)));
    }

    private static string Valeur(string[] valeurs, Dictionary<string, int> colonnes, string colonne) =>
        colonnes.TryGetValue(colonne, out var rang) && rang < valeurs.Length ? valeurs[rang] : "";

    private static CompteDemande? LireUneLigne(string[] v, int ligne, List<FauteDeLigne> fautes)
    {
        CompteDemande? Faute(string colonne, string probleme)
        {
            fautes.Add(new(ligne, colonne, probleme));
            return null;
        }

        if (!ColonnesDeComptes.EstUnCourriel(v[0])) return Faute("courriel", $"« {v[0]} » n'est pas un courriel ; écrivez par exemple prenom.nom@ac-academie.fr.");
        if (ColonnesDeComptes.LireLaCivilite(v[1]) is not { } civilite) return Faute("civilite", $"« {v[1]} » ; écrivez « M. » ou « Mme ».");
        foreach (var (colonne, valeur) in new[] { ("prenom", v[2]), ("nom", v[3]) })
            if (valeur.Length is 0 or > Personne.LongueurDuNom) return Faute(colonne, $"Écrivez-le, en {Personne.LongueurDuNom} caractères au plus.");
        if (v[4].Length > Personne.LongueurDuNom) return Faute("nom_naissance", $"{Personne.LongueurDuNom} caractères au plus.");
        if (ColonnesDeComptes.LireLeRole(v[5]) is not { } role) return Faute("role", $"« {v[5]} » ; écrivez « chef », « rupn » ou « intendance ».");
        if (v[8].Length > Affectation.LongueurDuTitre) return Faute("titre", $"{Affectation.LongueurDuTitre} caractères au plus.");
        if (!ColonnesDeComptes.LireLaDate(v[9], out var debut)) return Faute("date_debut", $"« {v[9]} » n'est pas une date ; écrivez par exemple 01/09/2026.");
        if (!ColonnesDeComptes.LireLaDate(v[10], out var fin)) return Faute("date_fin", $"« {v[10]} » n'est pas une date ; écrivez par exemple 31/08/2027.");
        Uai? uai = null;
        try
        {
            if (v[6].Length > 0) uai = ColonnesDeComptes.LireLUai(v[6]);
        }
        catch (RegleMetierException refus)
        {
            return Faute("uai", refus.Message);
        }
        var identite = new IdentiteSaisie { Civilite = civilite, Prenom = v[2], NomUsage = v[3], NomNaissance = v[4], Courriel = v[0] };
        return new(ligne, identite, role, uai, v[7].Length > 0 ? v[7] : null, v[8].Length > 0 ? v[8] : null, debut, fin);
    }
}
