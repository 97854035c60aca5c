using RupnManager.Pdf.Description;
using RupnManager.Pdf.Textes;

namespace RupnManager.Pdf;

/// <summary>Les annexes, dans l'ordre : « qui fait quoi ? », PDF joints, texte de l'année ; chacune commence une page, sauf de simples références.</summary>
internal static class AnnexesDeLaLettre
{
    public static IEnumerable<Bloc> Blocs(LettreAImprimer lettre)
    {
        var annexes = Annexes(lettre).ToList();
        return annexes.SelectMany((annexe, i) => Annexe(i == 0, i + 1, annexe.Titre, annexe.Blocs));
    }

    private static IEnumerable<(string Titre, IReadOnlyList<Bloc> Blocs)> Annexes(LettreAImprimer lettre)
    {
        if (lettre.QuiFaitQuoi is { } quiFaitQuoi)
            yield return ("Qui fait quoi ?", Tableau(quiFaitQuoi));
        foreach (var joint in lettre.PdfJoints)
            yield return (joint.Titre, [new PagesJointes(joint.Titre, joint.Contenu)]);
        if (lettre.Texte == TexteAnnexe.DecretIfic)
            yield return ("Décret n° 2010-1065", Decret());
        if (lettre.Texte == TexteAnnexe.ReferencesImp)
            yield return (ReferencesImp.Titre, [new Paragraphe(ReferencesImp.Chapeau), new Liste(ReferencesImp.Textes)]);
    }

    private static IEnumerable<Bloc> Annexe(bool premiere, int numero, string titre, IReadOnlyList<Bloc> blocs) =>
    [
        .. premiere || titre != ReferencesImp.Titre ? [new SautDePage()] : Array.Empty<Bloc>(),
        .. premiere ? [new Titre(2, "Annexes")] : Array.Empty<Bloc>(),
        new Titre(2, $"Annexe {numero}. {titre}", Annexe: true),
        .. blocs,
    ];

    private static List<Bloc> Tableau(QuiFaitQuoi annexe)
    {
        var tableau = new Tableau
        {
            Legende = "Répartition des tâches entre l'établissement et ses partenaires",
            Colonnes = [new Colonne("Tâche", 64), .. annexe.Acteurs.Select(a => new Colonne(a, 25, Alignement.Centre))],
            Lignes = [.. annexe.Taches.Select(IReadOnlyList<string> (t) => [t.Tache, .. t.Valeurs])],
        };
        return annexe.Cle is { } cle ? [tableau, new Paragraphe(cle, Corps.Petit)] : [tableau];
    }

    /// <summary>Le texte entier du décret n° 2010-1065.</summary>
    internal static List<Bloc> Decret() =>
    [
        new Paragraphe(DecretIfic.Publication, Corps.Petit),
        new Paragraphe([new Fragment(DecretIfic.Titre, Gras: true)], Corps.Petit),
        new Paragraphe(DecretIfic.Nor, Corps.Petit),
        .. DecretIfic.Preambule.Select(p => new Paragraphe(p, Corps.Petit)),
        .. DecretIfic.Articles.SelectMany(a => a.Alineas.Select(Bloc (p) => new Paragraphe(p, Corps.Petit)).Prepend(new Titre(3, a.Titre, Corps.Petit))),
    ];
}
