using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Change les blocs de la description en morceaux mesurés.</summary>
internal static class Compositeur
{
    public static List<Morceau> Composer(IEnumerable<Bloc> blocs)
    {
        var morceaux = new List<Morceau>();
        var nouvellePage = false;
        var introduction = false;
        Bloc? precedent = null;
        foreach (var bloc in blocs)
        {
            if (bloc is SautDePage)
            {
                nouvellePage = true;
                continue;
            }
            var composes = Composer(bloc);
            if (composes.Count == 0)
                continue;
            if (nouvellePage)
                composes[0] = composes[0] with { NouvellePage = true };
            if (morceaux.Count > 0 && (EstJamaisSeul(bloc) || (introduction && bloc is not Titre)))
                morceaux[^1] = morceaux[^1] with { AvecLeSuivant = true };
            morceaux.AddRange(composes);
            introduction = precedent is Titre && bloc is Paragraphe && composes.Count == 1;
            nouvellePage = false;
            precedent = bloc;
        }
        return morceaux;
    }

    private static bool EstJamaisSeul(Bloc bloc) =>
        bloc is RangeeDeSignatures or EncadreDeVerification || (bloc is Ensemble { Blocs: [var premier, ..] } && EstJamaisSeul(premier));

    private static List<Morceau> Composer(Bloc bloc) => bloc switch
    {
        Titre titre => CompositeurDeTexte.Titre(titre),
        SousTitre sousTitre => CompositeurDeTexte.SousTitre(sousTitre),
        Paragraphe paragraphe => CompositeurDeTexte.Paragraphe(paragraphe),
        Liste liste => CompositeurDeTexte.Liste(liste),
        Bandeau bandeau => [CompositeurDeBandeau.Bandeau(bandeau)],
        Barres barres => CompositeurDeBarres.Barres(barres),
        Tableau tableau => CompositeurDeTableau.Tableau(tableau),
        ListeDeValeurs liste => CompositeurDeTableau.Valeurs(liste),
        RangeeDeSignatures rangee => CompositeurDeSignatures.Rangee(rangee),
        EncadreDeVerification encadre => [CompositeurDEncadre.Encadre(encadre)],
        PagesJointes pages => CompositeurDePagesJointes.Pages(pages),
        Ensemble ensemble => Souder(Composer(ensemble.Blocs)),
        _ => throw new NotSupportedException($"Bloc inconnu : {bloc.GetType().Name}."),
    };

    private static List<Morceau> Souder(List<Morceau> morceaux) =>
        [.. morceaux.Select((m, i) => i < morceaux.Count - 1 ? m with { AvecLeSuivant = true } : m)];
}
