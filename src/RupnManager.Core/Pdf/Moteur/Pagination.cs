namespace RupnManager.Pdf.Moteur;

/// <summary>Un morceau à sa place sur sa page.</summary>
internal sealed record Place(Morceau Morceau, double Y, bool Rappel = false);

/// <summary>Répartit les morceaux sur les pages : ce qui doit rester ensemble y reste ; d'un ensemble plus haut qu'une page, la fin.</summary>
internal sealed class Pagination
{
    private readonly List<List<Place>> _pages = [[]];
    private double _y = Charte.MargeHaute;
    private double _apres;

    public static IReadOnlyList<IReadOnlyList<Place>> Repartir(IReadOnlyList<Morceau> morceaux)
    {
        var pagination = new Pagination();
        for (var i = 0; i < morceaux.Count;)
        {
            var suite = Suite(morceaux, i);
            i += suite.Count;
            pagination.PoserEnsemble(suite);
        }
        return pagination._pages;
    }

    private static List<Morceau> Suite(IReadOnlyList<Morceau> morceaux, int debut)
    {
        var fin = debut;
        while (fin < morceaux.Count - 1 && morceaux[fin].AvecLeSuivant && !morceaux[fin + 1].NouvellePage)
            fin++;
        return [.. morceaux.Skip(debut).Take(fin - debut + 1)];
    }

    private void PoserEnsemble(List<Morceau> suite)
    {
        if (suite[0].NouvellePage)
            TournerLaPage();
        while (suite.Count > 1 && Hauteur(suite) > Charte.HauteurUtile)
        {
            Poser(suite[0]);
            suite.RemoveAt(0);
        }
        if (_y + Espace(suite[0]) + Hauteur(suite) > Charte.Bas)
            TournerLaPage();
        foreach (var morceau in suite)
            Poser(morceau);
    }

    private void Poser(Morceau morceau)
    {
        if (_y + Espace(morceau) + morceau.Hauteur > Charte.Bas + .01)
            TournerLaPage();
        if (PageVide && _pages.Count > 1 && morceau.Rappel is { } rappel)
            Ajouter(rappel, estRappel: true);
        Ajouter(morceau);
    }

    private void Ajouter(Morceau morceau, bool estRappel = false)
    {
        _y += Espace(morceau);
        _pages[^1].Add(new Place(morceau, _y, estRappel));
        _y += morceau.Hauteur;
        _apres = morceau.Apres;
    }

    private double Espace(Morceau morceau) => PageVide ? 0 : Math.Max(_apres, morceau.Avant);

    private bool PageVide => _pages[^1].Count == 0;

    private void TournerLaPage()
    {
        if (PageVide)
            return;
        _pages.Add([]);
        _y = Charte.HautDeSuite;
        _apres = 0;
    }

    private static double Hauteur(List<Morceau> suite) =>
        suite.Sum(m => m.Hauteur) + suite.Zip(suite.Skip(1), (a, b) => Math.Max(a.Apres, b.Avant)).Sum();
}
