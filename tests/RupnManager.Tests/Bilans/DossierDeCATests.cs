using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Bilans;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace RupnManager.Tests.Bilans;

/// <summary>Un seul PDF pour le CA : sommaire juste, signets, et jamais un montant qui désigne quelqu'un.</summary>
public sealed class DossierDeCATests : IDisposable
{
    private readonly TestApplication _application = new();
    private readonly BilanDeTest _scene;

    public DossierDeCATests() => _scene = new(_application.Base);

    public void Dispose()
    {
        _scene.Dispose();
        _application.Dispose();
    }

    [Fact]
    public async Task Le_sommaire_et_les_signets_menent_a_la_bonne_page()
    {
        await _scene.ViseAsync();
        var pdf = await ImprimerAsync("chef.college", BilanDeTest.Annee);

        using var document = PdfDocument.Open(pdf);
        Assert.True(document.TryGetBookmarks(out var signets));
        var pieces = signets.Roots.OfType<DocumentBookmarkNode>().Where(s => char.IsDigit(s.Title[0])).Select(s => (s.Title, s.PageNumber)).ToList();
        Assert.Equal(["1. Modalités de mise en œuvre", "2. Bilan de l'année", "3. Bilan de M. Karim Durand"], pieces.Take(3).Select(p => p.Title));
        Assert.Equal(4, pieces.Count);
        var sommaire = LecteurPdf.Page(pdf, 1);
        foreach (var (titre, page) in pieces)
        {
            Assert.Contains($"{titre} {page}", sommaire);
            Assert.Contains(titre, LecteurPdf.Page(pdf, page));
        }
        Assert.Contains("Figure", StructureDuPdf.Lire(pdf).Balises);
    }

    [Fact]
    public async Task En_IFIC_les_totaux_se_montrent_a_trois_beneficiaires_et_le_decret_est_joint()
    {
        var texte = LecteurPdf.Corps(await ImprimerAsync("chef.college", new(2013)));

        Assert.Contains("Total attribué", texte);
        Assert.Contains("Chaque année, le chef d'établissement présente au conseil d'administration un bilan", texte);
        Assert.Contains("Le conseil d'administration prend connaissance des modalités.", texte);
    }

    [Fact]
    public async Task Les_autres_fonctions_y_ont_leurs_activites()
    {
        var texte = LecteurPdf.Corps(await ImprimerAsync("chef.lycee", new(2013)));

        Assert.Contains("Tutorat des élèves : activités de l'année", texte);
        Assert.Contains("une résidence d'auteur de deux semaines", texte);
    }

    [Fact]
    public async Task Le_dossier_a_modifier_a_les_memes_pieces()
    {
        await _scene.ViseAsync();

        var odt = await _scene.AvecAsync<DossierDeCAService, DocumentDeBilan>("chef.college", (s, a) => s.ModifiableAsync(BilanDeTest.Annee, a));

        Assert.Equal($"dossier-de-ca-2022-2023-{SceneDIndemnites.College}.odt", odt.Nom);
        Assert.Equal("PROJET", LecteurOdt.Paragraphes(odt.Octets)[0]);
        var sommaire = LecteurOdt.Contenu(odt.Octets).Descendants(LecteurOdt.Text + "list").First().Elements().Select(e => e.Value).ToList();
        Assert.Equal(["1. Modalités de mise en œuvre", "2. Bilan de l'année", "3. Bilan de M. Karim Durand"], sommaire.Take(3));
        Assert.Equal(4, sommaire.Count);
        Assert.All(sommaire, piece => Assert.Contains($"2 {piece}", LecteurOdt.Titres(odt.Octets)));
    }

    [Theory]
    [InlineData("chef.college", 2013, "pdf")]
    [InlineData("chef.college", 2025, "pdf")]
    [InlineData("chef.lycee", 2013, "pdf")]
    [InlineData("chef.lycee", 2013, "odt")]
    [InlineData("chef.erea", 2013, "pdf")]
    [InlineData("chef.erea", 2025, "pdf")]
    [InlineData("chef.erea", 2025, "odt")]
    public async Task Aucun_montant_individuel_n_y_figure(string compte, int annee, string format)
    {
        using var db = _application.Base.Contexte();
        var attributions = await db.Attributions.Where(a => a.Annee == new AnneeScolaire(annee)).ToListAsync();
        Assert.NotEmpty(attributions);

        var corps = format == "pdf" ? LecteurPdf.Corps(await ImprimerAsync(compte, new(annee)))
            : LecteurOdt.Corps((await _scene.AvecAsync<DossierDeCAService, DocumentDeBilan>(compte, (s, a) => s.ModifiableAsync(new(annee), a))).Octets);
        var texte = SansLeBareme(corps).Replace('\u00A0', ' ').Replace('\u202F', ' ');

        Assert.All(attributions.SelectMany(a => new[] { a.Propose, a.Engage }).Where(m => m.Centimes > 0),
            m => Assert.DoesNotMatch($@"(?<!\d ){Regex.Escape(m.ToString().Replace('\u00A0', ' ').Replace('\u202F', ' '))}", texte));
    }

    [Fact]
    public async Task Sous_trois_beneficiaires_les_totaux_sont_masques()
    {
        var texte = SansLeBareme(LecteurPdf.Corps(await ImprimerAsync("chef.college", new(2025))));

        Assert.Equal(2, texte.Split("Total masqué : moins de 3 bénéficiaires.").Length - 1);
        Assert.DoesNotContain("€", texte);
    }

    [Fact]
    public async Task L_impression_est_au_journal()
    {
        var client = await _application.ConnecterAsync("chef.college");

        var (pdf, odt) = (await client.GetAsync("/bilans/ca/dossier?annee=2013"), await client.GetAsync("/bilans/ca/dossier.odt?annee=2013"));

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.OK, "application/vnd.oasis.opendocument.text"), (odt.StatusCode, odt.Content.Headers.ContentType!.MediaType));
        using var db = _application.Base.Contexte();
        Assert.Equal(
            ["Mme Hélène Petit a imprimé le dossier de CA, année 2013-2014.", "Mme Hélène Petit a téléchargé le dossier de CA, à modifier, année 2013-2014."],
            (await db.Journal.Where(e => e.Evenement == "bilan-ca.dossier").OrderByDescending(e => e.Numero).Take(2).Select(e => e.Phrase).ToListAsync()).Order());
    }

    /// <summary>Les taux du barème valent pour tous : ce ne sont les montants de personne.</summary>
    private static string SansLeBareme(string texte)
    {
        var sans = Regex.Replace(texte, "Barème : .*? Enveloppe notifiée", "Enveloppe notifiée");
        Assert.NotEqual(texte, sans);
        return sans;
    }

    private async Task<byte[]> ImprimerAsync(string compte, AnneeScolaire annee) =>
        (await _scene.AvecAsync<DossierDeCAService, DocumentDeBilan>(compte, (s, a) => s.ImprimerAsync(annee, a))).Octets;
}
