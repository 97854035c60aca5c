using System.Reflection;
using AngleSharp.Dom;
using RupnManager.Domain.Regles;
using RupnManager.Pdf.Textes;
using RupnManager.Tests.Support;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Tests.Pages;

public sealed class PagesLegalesTests
{
    private const string Absent = "Non renseigné par l'exploitant";

    [Theory]
    [InlineData("/accessibilite", "Accessibilité : non conforme")]
    [InlineData("/mentions-legales", "Mentions légales")]
    [InlineData("/donnees-personnelles", "Données personnelles")]
    [InlineData("/decret-2010-1065", DecretIfic.Titre)]
    public async Task Chaque_page_se_lit_sans_compte(string chemin, string titre)
    {
        using var application = new TestApplication();

        var page = await application.Visiteur().OuvrirAsync(chemin);

        Assert.Equal(titre, page.Titre());
        Assert.Equal("Accessibilité : non conforme", MentionDuPied(page));
    }

    [Theory]
    [InlineData("/accessibilite", 10)]
    [InlineData("/mentions-legales", 7)]
    [InlineData("/donnees-personnelles", 2)]
    public async Task Un_champ_vide_le_dit(string chemin, int champs)
    {
        using var application = new TestApplication();

        var page = await application.Visiteur().OuvrirAsync(chemin);

        Assert.True(page.Body!.TextContent.Split(Absent).Length - 1 >= champs, page.Body.TextContent);
    }

    [Fact]
    public async Task Ce_que_l_exploitant_regle_s_affiche()
    {
        using var application = new TestApplication();
        using var reglee = application.WithWebHostBuilder(hote =>
        {
            hote.UseSetting("Exploitant:Nom", "Académie de démonstration");
            hote.UseSetting("Exploitant:ContactDpd", "dpd@demo.example");
            hote.UseSetting("Exploitant:Hebergeur:Nom", "Centre de calcul");
            hote.UseSetting("Exploitant:CourrielAccessibilite", "acces@demo.example");
            hote.UseSetting("Exploitant:Accessibilite:Taux", "62.5");
            hote.UseSetting("Exploitant:Accessibilite:Auditeur", "Cabinet Test");
            hote.UseSetting("Exploitant:Accessibilite:DateDeLAudit", "2026-03-12");
        });
        var visiteur = reglee.CreateClient();

        var accessibilite = await visiteur.OuvrirAsync("/accessibilite");
        var mentions = await visiteur.OuvrirAsync("/mentions-legales");
        var donnees = await visiteur.OuvrirAsync("/donnees-personnelles");

        Assert.Equal("Accessibilité : partiellement conforme", accessibilite.Titre());
        Assert.Equal(accessibilite.Titre(), MentionDuPied(accessibilite));
        Assert.Contains("62,5 %", accessibilite.Body!.TextContent);
        Assert.Contains("12 mars 2026", accessibilite.Body.TextContent);
        Assert.Contains("Académie de démonstration", mentions.Body!.TextContent);
        Assert.Contains("Centre de calcul", mentions.Body.TextContent);
        Assert.Contains("dpd@demo.example", donnees.Body!.TextContent);
        Assert.DoesNotContain(Absent, donnees.Body.TextContent);
    }

    [Theory]
    [InlineData(100, "2026-01-01", "totalement conforme")]
    [InlineData(99.9, "2026-01-01", "partiellement conforme")]
    [InlineData(50, "2026-01-01", "partiellement conforme")]
    [InlineData(49.9, "2026-01-01", "non conforme")]
    [InlineData(100, "2023-11-23", "non conforme")]
    [InlineData(100, "2023-11-24", "totalement conforme")]
    [InlineData(100, "2027-01-01", "non conforme")]
    [InlineData(120, "2026-01-01", "non conforme")]
    [InlineData(100, null, "non conforme")]
    public void L_etat_se_deduit_d_un_audit_valable(double taux, string? audit, string etat)
    {
        var declaration = new DeclarationDAccessibilite
        {
            Taux = (decimal)taux, Auditeur = "Cabinet Test", DateDeLAudit = audit is null ? null : DateOnly.Parse(audit),
        };

        Assert.Equal(etat, declaration.Etat(new DateOnly(2026, 11, 23)));
        Assert.Equal("non conforme", (declaration with { Auditeur = " " }).Etat(new DateOnly(2026, 11, 23)));
    }

    [Fact]
    public async Task Le_decret_est_entier_et_chaque_regle_y_trouve_son_article()
    {
        using var application = new TestApplication();
        var page = await application.Visiteur().OuvrirAsync("/decret-2010-1065");

        Assert.Equal(8, DecretIfic.Articles.Count);
        for (var i = 1; i <= 8; i++)
        {
            var article = page.QuerySelector($"#article-{i}")!;
            Assert.All(DecretIfic.Articles[i - 1].Alineas, alinea => Assert.Contains(alinea, article.TextContent));
        }
        Assert.All(DecretIfic.Preambule, alinea => Assert.Contains(alinea, page.Body!.TextContent));
        var liens = typeof(Regle).Assembly.GetTypes().Where(t => t.Namespace == typeof(Regle).Namespace)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType == typeof(Regle))
            .Select(f => ((Regle)f.GetValue(null)!).Fondement.Lien).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(liens);
        Assert.All(liens, lien => Assert.NotNull(page.QuerySelector(lien[lien.IndexOf('#')..])));
    }

    private static string MentionDuPied(IDocument page) => page.QuerySelector("#pied a[href='/accessibilite']")!.TextContent;
}
