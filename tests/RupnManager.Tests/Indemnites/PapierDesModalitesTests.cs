using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le papier pour le CA : ses six parties, et jamais un nom ni le montant de quelqu'un.</summary>
public sealed class PapierDesModalitesTests : IDisposable
{
    private readonly TestApplication _application = new();

    [Theory]
    [InlineData("chef.college", 2013, "pdf")]
    [InlineData("chef.college", 2025, "pdf")]
    [InlineData("chef.lycee", 2013, "odt")]
    [InlineData("chef.lycee", 2026, "odt")]
    public async Task Il_ne_porte_ni_nom_ni_montant_individuel(string compte, int annee, string format)
    {
        var octets = await TelechargerAsync(compte, annee, format);
        var texte = (format == "pdf" ? LecteurPdf.Corps(octets) : LecteurOdt.Corps(octets)).Replace('\u00A0', ' ').Replace('\u202F', ' ');
        await using var db = _application.Base.Contexte();
        var courriel = $"{compte}@demo.example";
        var chef = await db.Personnes.Where(p => p.Courriel == courriel).Select(p => p.Id).SingleAsync();
        var etablissement = await db.Affectations.Where(a => a.PersonneId == chef).Select(a => a.EtablissementId).FirstAsync();
        var attributions = await db.Attributions.Include(a => a.Personne).Where(a => a.Annee == new AnneeScolaire(annee) && a.EtablissementId == etablissement).ToListAsync();
        Assert.NotEmpty(attributions);

        Assert.Contains("Barème : ", texte, StringComparison.Ordinal);
        var sansBareme = Regex.Replace(texte, "Barème : .*? Enveloppe notifiée", "Enveloppe notifiée");
        Assert.NotEqual(texte, sansBareme);
        Assert.All(attributions, a => Assert.DoesNotContain(a.Personne!.NomUsage, texte, StringComparison.OrdinalIgnoreCase));
        Assert.All(attributions.SelectMany(a => new[] { a.Propose, a.Engage }).Where(m => m.Centimes > 0),
            m => Assert.DoesNotMatch($@"(?<!\d ){Regex.Escape(m.ToString().Replace('\u00A0', ' ').Replace('\u202F', ' '))}", sansBareme));
        if (format == "pdf") Assert.Contains("H2", StructureDuPdf.Lire(octets).Balises);
        else Assert.Contains("2 Enveloppe notifiée", LecteurOdt.Titres(octets));
    }

    [Fact]
    public async Task En_IFIC_il_dit_le_cadre_l_avis_les_fonctions_la_fourchette_et_la_prise_de_connaissance()
    {
        var texte = LecteurPdf.Corps(await ImprimerAsync("chef.college", 2013)).Replace('\u00A0', ' ');

        Assert.Contains("décret n° 2010-1065 du 8 septembre 2010", texte, StringComparison.Ordinal);
        Assert.Contains("10 octobre 2013", texte, StringComparison.Ordinal);
        Assert.Contains("de 400,00 € à 2 400,00 € par an", texte, StringComparison.Ordinal);
        Assert.Contains("Le conseil d'administration prend connaissance des modalités. Séance du 19 novembre 2013.", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("Votants", texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_IMP_il_porte_les_taux_le_projet_d_avis_et_les_voix()
    {
        var texte = LecteurPdf.Corps(await ImprimerAsync("chef.college", 2025)).Replace('\u00A0', ' ');

        Assert.Contains("312,50 €, 625,00 €, 1 250,00 €, 2 500,00 €, 3 750,00 €", texte, StringComparison.Ordinal);
        Assert.Contains("Projet d'avis : le conseil d'administration", texte, StringComparison.Ordinal);
        Assert.Contains("Total masqué : moins de 3 bénéficiaires.", texte, StringComparison.Ordinal);
        Assert.Matches("Votants 18.*Pour 15.*Contre 1.*Abstentions 2", texte);
    }

    [Fact]
    public async Task L_impression_est_au_journal()
    {
        await ImprimerAsync("chef.college", 2013);
        await TelechargerAsync("chef.college", 2013, "odt");
        await using var db = _application.Base.Contexte();
        Assert.Equal(
            ["Mme Hélène Petit a imprimé le papier pour le CA, année 2013-2014.", "Mme Hélène Petit a téléchargé le papier pour le CA, à modifier, année 2013-2014."],
            await db.Journal.Where(e => e.Evenement == "modalites.papier").OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync());
    }

    [Theory]
    [InlineData("chef.college", 2013)]
    [InlineData("chef.college", 2025)]
    public async Task Le_papier_a_modifier_dit_les_memes_mots(string compte, int annee)
    {
        var (pdf, odt) = (await ImprimerAsync(compte, annee), await TelechargerAsync(compte, annee, "odt"));

        Assert.Equal(Mots(LecteurPdf.Corps(pdf)), Mots(LecteurOdt.Corps(odt)));

        static IEnumerable<string> Mots(string texte) => Regex.Split(texte, @"[\s\u00A0\u202F\u00AD-]+").Where(m => m.Length > 0).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("dan")]
    [InlineData("chef.college")]
    public async Task La_fiche_d_une_mission_dit_l_etat_de_l_attribution_sans_montant(string compte)
    {
        await using var db = _application.Base.Contexte();
        var attribution = await db.Attributions.FirstAsync(a => a.Annee == new AnneeScolaire(2013) && a.Mission!.Etablissement!.Uai == Uai.Relire(SceneDIndemnites.College));

        var page = (await (await _application.ConnecterAsync(compte)).OuvrirAsync($"/missions/{attribution.MissionId}")).QuerySelector("main")!;

        Assert.Equal(attribution.Etat.Libelle(), page.QuerySelectorAll("dt").Single(d => d.TextContent == "Attribution").NextElementSibling!.TextContent);
        Assert.DoesNotContain("€", page.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => _application.Dispose();

    private Task<byte[]> ImprimerAsync(string compte, int annee) => TelechargerAsync(compte, annee, "pdf");

    private async Task<byte[]> TelechargerAsync(string compte, int annee, string format)
    {
        var reponse = await (await _application.ConnecterAsync(compte)).GetAsync($"/indemnites/modalites/papier.{format}?annee={annee}");
        Assert.Equal((HttpStatusCode.OK, format == "pdf" ? "application/pdf" : "application/vnd.oasis.opendocument.text"), (reponse.StatusCode, reponse.Content.Headers.ContentType!.MediaType));
        return await reponse.Content.ReadAsByteArrayAsync();
    }
}
