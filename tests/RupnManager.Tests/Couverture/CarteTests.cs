using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Couverture;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Couverture;

/// <summary>La carte : des positions de l'annuaire à un dessin, d'une île comme d'une région.</summary>
public sealed class CarteTests : IDisposable
{
    private static readonly AnneeScolaire Annee = new(2026);
    private readonly TestDatabase _base = new();

    public void Dispose() => _base.Dispose();

    [Theory]
    [InlineData("Mayotte", "-12.70,45.05 -13.00,45.30 -12.78,45.23")]
    [InlineData("La Réunion", "-20.88,55.45 -21.38,55.62 -21.00,55.27")]
    [InlineData("Guadeloupe et Saint-Martin", "16.24,-61.53 15.95,-61.70 18.07,-63.08")]
    [InlineData("Guyane", "4.92,-52.31 5.50,-54.03 2.20,-52.90")]
    [InlineData("Nouvelle-Calédonie", "-22.27,166.44 -20.56,164.28 -20.90,167.24")]
    [InlineData("Polynésie", "-17.53,-149.56 -8.91,-140.10 -23.34,-149.48")]
    [InlineData("Normandie", "49.64,-1.62 49.49,0.10 48.43,0.09 49.93,1.08")]
    [InlineData("une seule ville", "48.85,2.35 48.86,2.36")]
    [InlineData("un seul établissement", "48.85,2.35")]
    public void Toute_academie_tient_dans_son_cadre_le_nord_en_haut_et_l_est_a_droite(string academie, string coordonnees)
    {
        var positions = Lire(coordonnees);
        var projection = new Projection(positions, 480, 520, 28);

        var points = positions.Select(projection.Placer).ToList();

        Assert.All(points, p =>
        {
            Assert.True(p.X is >= 27.9 and <= 452.1, $"{academie} : {p} sort du cadre.");
            Assert.True(p.Y >= 27.9 && p.Y <= projection.Hauteur - 27.9, $"{academie} : {p} sort du cadre.");
        });
        Assert.InRange(projection.Hauteur, 60, 520.01);
        foreach (var (p, q) in positions.Zip(points).SelectMany(p => positions.Zip(points).Select(q => (p, q))))
        {
            if (p.First.Latitude > q.First.Latitude) Assert.True(p.Second.Y < q.Second.Y);
            if (p.First.Longitude > q.First.Longitude) Assert.True(p.Second.X > q.Second.X);
        }
    }

    [Fact]
    public void Un_kilometre_a_la_meme_longueur_vers_le_nord_et_vers_l_est()
    {
        Position paris = new(48.85, 2.35), nord = new(48.95, 2.35), est = new(48.85, 2.35 + 0.1 / Math.Cos(48.90 * Math.PI / 180));
        var projection = new Projection([paris, nord, est], 480, 520, 28);
        var (p, n, e) = (projection.Placer(paris), projection.Placer(nord), projection.Placer(est));

        Assert.Equal(p.Y - n.Y, e.X - p.X, 0.01);
        Assert.Equal(11.12 * projection.Kilometre, p.Y - n.Y, 0.01);
    }

    [Fact]
    public void Le_contour_garde_les_points_du_bord_et_eux_seuls()
    {
        PointDeCarte[] carre = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)];

        Assert.Equal(carre.OrderBy(p => p.ToString()), Projection.Contour([.. carre, new(5, 5), new(3, 7), new(0, 0)]).OrderBy(p => p.ToString()));
        Assert.Empty(Projection.Contour([new(0, 0), new(1, 1)]));
        Assert.Empty(Projection.Contour([new(0, 0), new(1, 1), new(2, 2)]));
    }

    [Fact]
    public async Task Chaque_etablissement_porte_la_situation_de_sa_mission_la_plus_en_retard()
    {
        var carte = await DessinerAsync(new(Annee));

        var situations = carte.Page.Lignes.ToDictionary(l => l.Nom, l => l.Situation);
        Assert.Equal(SituationDEtablissement.EnCours, situations["Collège Les Trois-Rivières"]);
        Assert.Equal(SituationDEtablissement.Signee, situations["Collège Les Saulnières"]);
        Assert.Equal(SituationDEtablissement.SansLettre, situations["Collège Simone-Alban"]);
        Assert.Equal(SituationDEtablissement.SansRupn, situations["Lycée professionnel du Quai-Neuf"]);
        Assert.Equal((4, 6, 1, 1), (carte.Nombre(SituationDEtablissement.Signee), carte.Nombre(SituationDEtablissement.EnCours),
            carte.Nombre(SituationDEtablissement.SansLettre), carte.Nombre(SituationDEtablissement.SansRupn)));
        Assert.Equal(12, carte.Dessin.Points.Count);
        Assert.Equal(["Haute-Orvelle", "Val-d'Orvelle", "Orvelle-Maritime"], carte.Dessin.Departements.Select(d => d.Nom));
        Assert.Empty(carte.SansPosition);
    }

    [Fact]
    public async Task Un_departement_et_une_situation_filtrent_le_dessin_et_le_tableau_ensemble()
    {
        var carte = await DessinerAsync(new(Annee, "993", SituationDEtablissement.SansRupn));

        Assert.Equal("Lycée professionnel du Quai-Neuf", Assert.Single(carte.Page.Lignes).Nom);
        Assert.Equal("Lycée professionnel du Quai-Neuf", Assert.Single(carte.Dessin.Points).Nom);
        Assert.Equal("Orvelle-Maritime", Assert.Single(carte.Dessin.Departements).Nom);
        Assert.Equal(12, carte.Total);
    }

    [Fact]
    public async Task Un_etablissement_sans_coordonnees_ou_au_golfe_de_Guinee_est_compte_et_nomme_hors_de_la_carte()
    {
        await using (var db = _base.Contexte())
        {
            var (quai, alban) = (await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire("0993047Z")), await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire("0992028S")));
            (quai.Latitude, quai.Longitude) = (null, null);
            (alban.Latitude, alban.Longitude) = (0, 0);
            await db.SaveChangesAsync();
        }

        var carte = await DessinerAsync(new(Annee));

        Assert.Equal(["Collège Simone-Alban", "Lycée professionnel du Quai-Neuf"], carte.SansPosition.Select(e => e.Nom));
        Assert.Equal((10, 12), (carte.Dessin.Points.Count, carte.Page.Total));
    }

    [Fact]
    public async Task La_page_dit_les_memes_nombres_que_le_dessin_et_nomme_chaque_point()
    {
        using var application = new TestApplication(_base);
        var dan = await application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync("/academie/couverture/carte?annee=2026");

        Assert.Equal("2 établissements sans RUPN ou sans lettre", page.Titre());
        Assert.Equal(12, page.QuerySelectorAll("svg.rupn-carte title").Length);
        Assert.Contains("Collège Simone-Alban, Bréval-le-Neuf : mission sans lettre", page.QuerySelectorAll("svg.rupn-carte title").Select(t => t.TextContent));
        Assert.Equal(["4", "6", "1", "1", "12"], page.QuerySelectorAll("#t-nombres + .fr-table tbody tr:last-child td").Select(c => c.TextContent.Trim()));
        Assert.DoesNotContain(page.QuerySelectorAll("[src], link[href], image"), e => (e.GetAttribute("src") ?? e.GetAttribute("href") ?? "").StartsWith("http", StringComparison.Ordinal));
    }

    private async Task<CarteDeLAcademie> DessinerAsync(FiltreDeCarte filtre)
    {
        await using var services = _base.Services();
        await using var portee = services.CreateAsyncScope();
        return await portee.ServiceProvider.GetRequiredService<CarteService>().DessinerAsync(filtre, await portee.ServiceProvider.ActeurAsync("dan"));
    }

    private static List<Position> Lire(string coordonnees) =>
        [.. coordonnees.Split(' ').Select(c => c.Split(',')).Select(c => new Position(Decimal(c[0]), Decimal(c[1])))];

    private static double Decimal(string texte) => double.Parse(texte, System.Globalization.CultureInfo.InvariantCulture);
}
