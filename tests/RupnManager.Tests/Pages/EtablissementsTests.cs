using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

public sealed class EtablissementsTests
{
    [Theory]
    [InlineData("trois rivieres", "Collège Les Trois-Rivières")]
    [InlineData("RIVIÈRES clairvanne", "Collège Les Trois-Rivières")]
    [InlineData("0992001m", "Collège Les Trois-Rivières")]
    [InlineData("erea", "EREA Le Grand-Pré")]
    public async Task On_cherche_par_UAI_nom_ou_commune_sans_accent_ni_casse(string cherche, string nom)
    {
        using var application = new TestApplication();
        var dan = await application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync($"/etablissements?q={Uri.EscapeDataString(cherche)}");

        Assert.Equal([nom], Noms(page));
        Assert.Equal("1 établissement", page.QuerySelector("caption")!.TextContent);
    }

    [Fact]
    public async Task Les_filtres_se_combinent_et_restent_affiches()
    {
        using var application = new TestApplication();
        var dan = await application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync("/etablissements?departement=993&type=Lycee");
        var rien = await dan.OuvrirAsync("/etablissements?q=%25&type=College");
        var illisible = await dan.OuvrirAsync("/etablissements?type=99&page=-3");

        Assert.Equal(3, Noms(page).Count);
        Assert.Equal("993", page.QuerySelector("#departement option[selected]")!.GetAttribute("value"));
        Assert.Equal("Lycee", page.QuerySelector("#type option[selected]")!.GetAttribute("value"));
        Assert.Equal(7, Noms(rien).Count);
        Assert.Equal(12, Noms(illisible).Count);
        Assert.Contains("Aucun établissement ne répond à ces filtres.", (await dan.OuvrirAsync("/etablissements?q=introuvable")).Body!.TextContent);
    }

    [Fact]
    public async Task La_liste_et_les_fiches_s_arretent_au_perimetre()
    {
        using var application = new TestApplication();
        await new ImportDeTest(application.Base).ImporterAsync(FichierDAnnuaire.Extrait().Octets());
        var ailleurs = await IdAsync(application, "0860003L");
        var college = await IdAsync(application, "0992001M");
        var (dan, chef, admin) = (await application.ConnecterAsync("dan"), await application.ConnecterAsync("chef.college"), await application.ConnecterAsync("admin"));

        Assert.Equal(12, Noms(await dan.OuvrirAsync("/etablissements")).Count);
        Assert.Equal(["Collège Les Trois-Rivières"], Noms(await chef.OuvrirAsync("/etablissements")));
        Assert.Equal(39, Noms(await admin.OuvrirAsync("/etablissements")).Count);
        Assert.Equal(["Lycée Marcelin Berthelot"], Noms(await admin.OuvrirAsync("/etablissements?academie=13")));
        Assert.Equal(HttpStatusCode.NotFound, (await dan.GetAsync($"/etablissements/{ailleurs}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync($"/etablissements/{await IdAsync(application, "0993014N")}")).StatusCode);
        Assert.True((await chef.GetAsync($"/etablissements/{college}")).IsSuccessStatusCode);
        Assert.True((await admin.GetAsync($"/etablissements/{ailleurs}")).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await application.ConnecterAsync("rupn.college")).GetAsync("/etablissements")).StatusCode);
    }

    [Fact]
    public async Task La_fiche_dit_qui_est_en_fonction_ici_et_dans_l_academie()
    {
        using var application = new TestApplication();
        var dan = await application.ConnecterAsync("dan");
        var id = await IdAsync(application, "0992001M");
        using (var db = application.Base.Contexte())
        {
            var personnes = db.Personnes.ToDictionary(p => p.Courriel, p => p.Id);
            db.Delegations.Add(new()
            {
                EtablissementId = id, DelegantId = personnes["chef.college@demo.example"], DelegataireId = personnes["adjoint.college@demo.example"],
                TitreDuDelegataire = "principal adjoint", Reference = "Arrêté 2026-99", Debut = new(2026, 9, 1), Fin = new(2027, 8, 31),
            });
            db.Affectations.Add(new() { PersonneId = personnes["rupn.lycee@demo.example"], Role = Role.Rupn, EtablissementId = id, Debut = new(2027, 1, 1) });
            await db.SaveChangesAsync();
        }

        var fiche = await dan.OuvrirAsync($"/etablissements/{id}");

        Assert.Equal("Collège Les Trois-Rivières", fiche.Titre());
        var ici = fiche.QuerySelector("section[aria-labelledby=t-fonctions]")!.TextContent;
        Assert.Contains("Mme Hélène Petit", ici);
        Assert.Contains("principale, depuis le 1er septembre 2010", ici);
        Assert.Contains("principal adjoint, par délégation, depuis le 1er septembre 2026 et jusqu'au 31 août 2027 (Arrêté 2026-99)", ici);
        Assert.Contains("M. Karim Durand", ici);
        Assert.DoesNotContain("Haddad", ici);
        var academie = fiche.QuerySelector("section[aria-labelledby=t-academie]")!.TextContent;
        Assert.Contains("Mme Sophie Leroy", academie);
        Assert.DoesNotContain("Licence Ouverte", fiche.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Un_etablissement_ferme_reste_lisible_et_se_filtre()
    {
        using var application = new TestApplication();
        var dan = await application.ConnecterAsync("dan");
        var id = await IdAsync(application, "0991042V");
        using (var db = application.Base.Contexte())
            await db.Etablissements.Where(e => e.Id == id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Ouvert, false));

        Assert.Equal(11, Noms(await dan.OuvrirAsync("/etablissements")).Count);
        Assert.Equal(["Collège Les Deux-Rives"], Noms(await dan.OuvrirAsync("/etablissements?etat=fermes")));
        Assert.Contains("L'annuaire dit cet établissement fermé.", (await dan.OuvrirAsync($"/etablissements/{id}")).Body!.TextContent);
    }

    [Fact]
    public async Task La_liste_se_lit_par_pages_de_cinquante_et_garde_ses_filtres()
    {
        using var application = new TestApplication();
        var fichier = FichierDAnnuaire.Extrait();
        for (var n = 0; n < 70; n++)
        {
            var numero = $"{8_000_000 + n:0000000}";
            fichier.Copier("0860003L", ("Identifiant_de_l_etablissement", numero + Uai.LettreDeControle(numero)));
        }
        await new ImportDeTest(application.Base).ImporterAsync(fichier.Octets());
        var admin = await application.ConnecterAsync("admin");

        var premiere = await admin.OuvrirAsync("/etablissements?q=berthelot");
        var suivante = premiere.QuerySelector("a.fr-pagination__link--next")!.GetAttribute("href")!;
        var seconde = await admin.OuvrirAsync($"/etablissements{suivante}");

        Assert.Equal(50, Noms(premiere).Count);
        Assert.Equal("71 établissements", premiere.QuerySelector("caption")!.TextContent);
        Assert.Equal(21, Noms(seconde).Count);
    }

    private static List<string> Noms(IDocument page) => [.. page.QuerySelectorAll("tbody tr strong").Select(s => s.TextContent)];

    private static async Task<Guid> IdAsync(TestApplication application, string uai)
    {
        using var db = application.Base.Contexte();
        return await db.Etablissements.Where(e => e.Uai == Uai.Lire(uai)).Select(e => e.Id).SingleAsync();
    }
}
