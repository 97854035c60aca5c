using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les barèmes se remplacent, les codes se confirment ; rien ne se modifie.</summary>
public sealed class BaremesTests : IDisposable
{
    private readonly SceneDIndemnites _scene = new(2024);

    [Fact]
    public async Task Un_bareme_nouveau_vaut_a_partir_de_son_annee_et_le_precedent_reste()
    {
        await RemplacerAsync(Imp() with { Depuis = new(2025) });

        await using var db = _scene.Base.Contexte();
        var lecture = new BaremeService(db);
        Assert.Equal(5, (await lecture.DeLAnneeAsync(new(2024))).Taux.Count);
        var nouveau = await lecture.DeLAnneeAsync(new(2026));
        Assert.Equal([40000, 80000], nouveau.TauxEnCentimes);
        Assert.Equal(80000, nouveau.Repere("RUPN")!.Value.Centimes);
        var entree = db.Journal.Single(e => e.Evenement == "bareme.remplace");
        Assert.True(entree.Technique);
        Assert.EndsWith("a enregistré un barème IMP à partir de 2025-2026.", entree.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chaque_refus_dit_son_texte()
    {
        await RemplacerAsync(Imp() with { Depuis = new(2012) }).RefuseAsync("bareme.annee", "règle de gestion");
        await RemplacerAsync(Imp() with { Taux = [] }).RefuseAsync("bareme.taux", "décret n° 2015-475");
        await RemplacerAsync(Imp() with { Taux = [new(40000), new(40000)] }).RefuseAsync("bareme.taux", "décret n° 2015-475");
        await RemplacerAsync(Imp() with { Source = " " }).RefuseAsync("bareme.source", "règle de gestion");
        await RemplacerAsync(Imp() with { Source = new('a', Bareme.LongueurDeLaSource + 1) }).RefuseAsync("bareme.source", "règle de gestion");
        foreach (var (minimum, plafond) in new[] { (50000, 40000), (0, 40000) })
            await RemplacerAsync(Imp() with { Regime = Regime.Ific, Depuis = new(2013), Minimum = new(minimum), Plafond = new(plafond) })
                .RefuseAsync("bareme.montants", "art. 4, décret n° 2010-1065");
    }

    [Fact]
    public async Task Deux_baremes_de_la_meme_annee_se_suivent()
    {
        await Task.WhenAll(RemplacerAsync(Imp()), RemplacerAsync(Imp()));

        await using var db = _scene.Base.Contexte();
        Assert.Equal([1, 2], db.Baremes.Where(b => b.Depuis == new AnneeScolaire(2026)).Select(b => b.Numero).Order().ToList());
    }

    [Fact]
    public async Task De_deux_baremes_de_la_meme_annee_le_dernier_vaut()
    {
        await RemplacerAsync(Imp());
        await RemplacerAsync(Imp() with { Taux = [new(90000)] });

        await using var db = _scene.Base.Contexte();
        Assert.Equal([90000], (await new BaremeService(db).DeLAnneeAsync(new(2026))).TauxEnCentimes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901")]
    [InlineData("16-49")]
    public async Task Un_code_mal_forme_est_refuse(string code) =>
        await ConfirmerAsync(2024, code).RefuseAsync("code.forme", "règle de gestion");

    [Fact]
    public async Task Le_code_confirme_vaut_pour_l_academie_a_partir_de_son_annee()
    {
        await ConfirmerAsync(2024, "2105");

        await using var db = _scene.Base.Contexte();
        var lecture = new BaremeService(db);
        Assert.Equal("", (await lecture.CodeAsync(Regime.Imp, "99", new(2023)))!.Code);
        Assert.Equal(("2105", true), ((await lecture.CodeAsync(Regime.Imp, "99", new(2026)))!.Code, (await lecture.CodeAsync(Regime.Imp, "99", new(2026)))!.Confirme));
        Assert.Equal("", (await lecture.CodeAsync(Regime.Imp, "01", new(2026)))!.Code);
        Assert.EndsWith("a confirmé le code d'indemnité 2105 à partir de 2024-2025.", db.Journal.Single(e => e.Evenement == "code.confirme").Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chacun_lit_seuls_l_administration_et_le_rectorat_ajoutent()
    {
        await Assert.ThrowsAsync<InterditException>(() => RemplacerAsync(Imp(), "rectorat"));
        await Assert.ThrowsAsync<InterditException>(() => ConfirmerAsync(2024, "1", "admin"));
        using var application = new TestApplication(_scene.Base);
        var rupn = await (await application.ConnecterAsync("rupn.lycee")).OuvrirAsync("/indemnites/baremes");
        var texte = rupn.QuerySelector("main")!.TextContent;
        Assert.Contains("à confirmer par le rectorat", texte, StringComparison.Ordinal);
        Assert.Contains("art. R. 421-25", texte, StringComparison.Ordinal);
        Assert.Null(rupn.QuerySelector("a[href='/indemnites/baremes/nouveau']"));

        var admin = await application.ConnecterAsync("admin");
        var vide = await admin.OuvrirAsync("/indemnites/baremes/nouveau");
        Assert.Equal(("312,50\n625,00\n1250,00\n2500,00\n3750,00", "2400,00"), (vide.QuerySelector("#Taux")!.TextContent.Trim(), vide.QuerySelector("#Plafond")!.GetAttribute("value")));
        var refus = await admin.EnvoyerAsync("/indemnites/baremes/nouveau", new() { ["Regime"] = "Imp", ["Depuis"] = "2026", ["Taux"] = "cent", ["Source"] = "arrêté" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("Écrivez un montant positif", (await refus.LireAsync()).QuerySelector("#Taux-messages")!.TextContent, StringComparison.Ordinal);
        var fait = await admin.EnvoyerAsync("/indemnites/baremes/nouveau", new() { ["Regime"] = "Imp", ["Depuis"] = "2026", ["Taux"] = "400\r\n800,00", ["Source"] = "arrêté du 1er juin 2026", ["Reperes[RUPN]"] = "800" });
        Assert.Equal(HttpStatusCode.Redirect, fait.StatusCode);
        var rectorat = await application.ConnecterAsync("rectorat");
        Assert.Equal(HttpStatusCode.Redirect, (await rectorat.EnvoyerAsync("/indemnites/baremes/code", new() { ["Depuis"] = "2026", ["Code"] = "2105" })).StatusCode);
        Assert.Contains("2105", (await rectorat.OuvrirAsync("/indemnites/baremes")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();

    private static BaremeVoulu Imp() => new()
    {
        Regime = Regime.Imp, Depuis = new(2026), Taux = [new(40000), new(80000)], Reperes = new Dictionary<string, Montant> { ["RUPN"] = new(80000) },
        Source = "arrêté du 1er juin 2026", Confirme = true,
    };

    private Task RemplacerAsync(BaremeVoulu voulu, string compte = "admin") =>
        _scene.FaireAsync(compte, (s, a) => (Task)s.GetRequiredService<CatalogueDesBaremesService>().RemplacerAsync(voulu, a));

    private Task ConfirmerAsync(int depuis, string code, string compte = "rectorat") =>
        _scene.FaireAsync(compte, (s, a) => (Task)s.GetRequiredService<CatalogueDesBaremesService>().ConfirmerAsync(new(depuis), code, a));
}
