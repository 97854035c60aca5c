using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;
using UglyToad.PdfPig;

namespace RupnManager.Tests.Indemnites;

/// <summary>Les exports d'un état : mêmes lignes, mêmes totaux, mêmes octets à jamais.</summary>
public sealed class ExportsTests
{
    private const string EnTete = "annee_scolaire;code_academie;uai;etablissement;type;numero_ordre;civilite;nom_usage;nom_naissance;prenom;corps_grade;statut;"
        + "identifiant;regime;fonction;reference_lettre;date_validation_lettre;code_indemnite;montant_propose;montant_arrete;prorata;motif_prorata;"
        + "periode_debut;periode_fin;date_service_fait;certifie_par;numero_etat;echeance;observations";

    [Fact]
    public async Task Le_CSV_a_les_colonnes_du_contrat_sa_marque_ses_virgules_et_neutralise_les_formules()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000.50m))[0];
        await scene.FaireAsync<ServiceFaitService>("chef.lycee", (s, a) => s.CertifierAsync(echeance,
            new() { Resultat = ResultatDuService.Partiel, Montant = Montant.EnEuros(900.45m), Motif = "=1+1;\"deux\"", Date = new(2015, 7, 1) }, a));
        var octets = (await TelechargerAsync(scene, await scene.ArreteAsync(echeance), FormatDePiece.Csv)).Octets;

        Assert.Equal([0xEF, 0xBB, 0xBF], octets[..3]);
        var lignes = Encoding.UTF8.GetString(octets[3..]).Split("\r\n");
        Assert.Equal((EnTete, 3, ""), (lignes[0], lignes.Length, lignes[2]));
        Assert.Equal("2014-2015;99;0993014N;Lycée polyvalent Augustine-Verdier;lycée;1;Mme;Haddad;;Amina;agrégée, SVT;titulaire;;IFIC;tutorat des élèves;;;1649;"
            + "1000,50;900,45;90 %;\"'=1+1;\"\"deux\"\"\";01/09/2014;30/06/2015;01/07/2015;M. Philippe Garnier, chef d'établissement;"
            + "EL-2014-0993014N-1;année 2014-2015;", lignes[1]);
    }

    [Fact]
    public async Task Les_totaux_du_CSV_du_XLSX_du_PDF_et_de_la_page_sont_les_memes()
    {
        using var scene = await SceneAsync();
        var une = (await scene.AccorderAsync("rupn.lycee", 1800))[0];
        var autre = (await scene.AccorderAsync("rupn2.lycee", 600.50m))[0];
        await scene.CertifierAsync(une, autre);
        var id = await scene.ArreteAsync(une, autre);
        var empreinte = (await scene.EtatAsync(id)).Empreinte!;

        var csv = (await TelechargerAsync(scene, id, FormatDePiece.Csv)).Octets;
        Assert.Equal(empreinte, Empreintes.Sha256(csv));
        var montants = Encoding.UTF8.GetString(csv).Split("\r\n").Skip(1).Where(l => l.Length > 0).Select(l => decimal.Parse(l.Split(';')[19], CultureInfo.GetCultureInfo("fr-FR")));
        Assert.Equal(2400.50m, montants.Sum());

        var (lignes, totaux) = LireLeClasseur((await TelechargerAsync(scene, id, FormatDePiece.Xlsx)).Octets);
        Assert.Equal(EnTete, string.Join(';', lignes[0]));
        Assert.Equal(2400.50m, lignes.Skip(1).Sum(l => decimal.Parse(l[19], CultureInfo.InvariantCulture)));
        Assert.Equal(2400.50m, decimal.Parse(totaux["Somme"], CultureInfo.InvariantCulture));
        Assert.Equal(("2", "deux mille quatre cents euros et cinquante centimes", empreinte),
            (totaux["Nombre de lignes"], totaux["Somme en lettres"], totaux["Empreinte SHA-256 du CSV"]));

        var texte = LireLePdf((await TelechargerAsync(scene, id, FormatDePiece.Pdf)).Octets);
        Assert.Contains("arrêté à 2 lignes pour un total de 2 400,50 € (deux mille quatre cents euros et cinquante centimes). Fait à Port-Orvelle, le 23 novembre 2026.", texte, StringComparison.Ordinal);
        Assert.Contains("la liquidation et le paiement relèvent du rectorat", texte, StringComparison.Ordinal);
        Assert.Contains(empreinte, texte.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var application = new TestApplication(scene.Base);
        var page = await (await application.ConnecterAsync("intendance.lycee")).OuvrirAsync($"/indemnites/etats-liquidatifs/{id}");
        var vu = page.Body!.TextContent.Replace('\u00A0', ' ');
        Assert.Contains("2 400,50 €", vu, StringComparison.Ordinal);
        Assert.Contains("deux mille quatre cents euros et cinquante centimes, 2 lignes", vu, StringComparison.Ordinal);
        Assert.Contains(empreinte, vu, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_IMP_de_1_250_euros_se_paie_en_neuviemes_chacun_exporte_une_fois()
    {
        using var scene = new PaiementDeTest(2024);
        await scene.NotifierAsync(3000);
        var neuviemes = await scene.AccorderAsync("rupn.lycee", 1250);
        await scene.CertifierAsync([.. neuviemes]);
        var premier = await scene.ArreteAsync([.. neuviemes.Take(4)]);
        var second = await scene.ArreteAsync([.. neuviemes.Skip(4)]);

        var montants = new List<string>();
        foreach (var id in new[] { premier, second })
            montants.AddRange(Encoding.UTF8.GetString((await TelechargerAsync(scene, id, FormatDePiece.Csv)).Octets).Split("\r\n").Skip(1).Where(l => l.Length > 0).Select(l => l.Split(';')[19]));

        Assert.Equal([.. Enumerable.Repeat("138,88", 8), "138,96"], montants);
        foreach (var neuvieme in neuviemes)
            Assert.Equal("paiement.deja", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.PreparerAsync(neuvieme))).Regle.Cle);
    }

    [Fact]
    public async Task Chaque_telechargement_rend_les_memes_octets_et_s_inscrit_au_journal()
    {
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.CertifierAsync(echeance);
        var id = await scene.ArreteAsync(echeance);
        using var application = new TestApplication(scene.Base);
        var client = await application.ConnecterAsync("intendance.lycee");

        foreach (var (format, type) in new[] { ("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("pdf", "application/pdf") })
        {
            var une = await client.GetAsync($"/indemnites/etats-liquidatifs/{id}.{format}");
            scene.Base.Horloge.Advance(TimeSpan.FromMinutes(1));
            var autre = await client.GetAsync($"/indemnites/etats-liquidatifs/{id}.{format}");
            Assert.Equal((HttpStatusCode.OK, type), (une.StatusCode, une.Content.Headers.ContentType!.MediaType));
            Assert.Equal(await une.Content.ReadAsByteArrayAsync(), await autre.Content.ReadAsByteArrayAsync());
            Assert.Contains($"M. Bruno Lefèvre a téléchargé l'état EL-2014-0993014N-1 en {format.ToUpperInvariant()}.", await scene.JournalAsync(Evenement.EtatTelecharge));
        }
        Assert.Equal(6, (await scene.JournalAsync(Evenement.EtatTelecharge)).Count);
    }

    [Fact]
    public async Task Avant_l_arret_et_hors_du_perimetre_il_n_y_a_pas_d_export()
    {
        using var scene = await SceneAsync();
        var (une, autre) = ((await scene.AccorderAsync("rupn.lycee", 1000))[0], (await scene.AccorderAsync("rupn2.lycee", 500))[0]);
        await scene.CertifierAsync(une, autre);
        var (prepare, arrete) = (await scene.PreparerAsync(une), await scene.ArreteAsync(autre));
        Task Exporter(string compte, Guid id) => scene.FaireAsync<ExportDEtatService>(compte, (s, a) => s.TelechargerAsync(id, FormatDePiece.Csv, a));

        await Assert.ThrowsAsync<IntrouvableException>(() => Exporter("intendance.lycee", prepare));
        await Assert.ThrowsAsync<IntrouvableException>(() => Exporter("intendance.college", arrete));
        await Assert.ThrowsAsync<IntrouvableException>(() => Exporter("rectorat", arrete));
        await Assert.ThrowsAsync<InterditException>(() => Exporter("dan", arrete));
        await Assert.ThrowsAsync<InterditException>(() => Exporter("rupn.lycee", arrete));
    }

    [Fact]
    public async Task Le_NUMEN_n_est_donne_que_sur_motif_et_le_journal_n_en_garde_que_le_motif()
    {
        const string numen = "12E3412345ABC";
        using var scene = await SceneAsync();
        var echeance = (await scene.AccorderAsync("rupn.lycee", 1000))[0];
        await scene.FaireAsync<ChiffrementDuNumen>("chef.lycee", async (chiffrement, _) =>
        {
            await using var db = scene.Base.Contexte();
            foreach (var personnel in await db.Personnels.Where(p => p.Personne!.Courriel == "rupn.lycee@demo.example").ToListAsync())
                personnel.NumenChiffre = chiffrement.Proteger(numen);
            await db.SaveChangesAsync();
        });
        await scene.CertifierAsync(echeance);
        var id = await scene.ArreteAsync(echeance);

        Assert.Equal("numen.motif", (await scene.RefusAsync<ExportDEtatService>("intendance.lycee", (s, a) => s.AvecNumenAsync(id, " ", a))).Regle.Cle);
        var (_, octets) = await scene.FaireAsync<ExportDEtatService, (string, byte[])>("intendance.lycee", (s, a) => s.AvecNumenAsync(id, "demande de la DPE", a));

        Assert.Equal(numen, Encoding.UTF8.GetString(octets).Split("\r\n")[1].Split(';')[12]);
        Assert.DoesNotContain(numen, Encoding.UTF8.GetString((await TelechargerAsync(scene, id, FormatDePiece.Csv)).Octets), StringComparison.Ordinal);
        Assert.Equal("M. Bruno Lefèvre a téléchargé l'état EL-2014-0993014N-1 en CSV avec NUMEN : demande de la DPE", (await scene.JournalAsync(Evenement.EtatTelecharge))[1]);
        await using var lecture = scene.Base.Contexte();
        Assert.False(await lecture.Journal.AnyAsync(e => e.Phrase.Contains(numen)));
    }

    [Fact]
    public async Task Ni_le_modele_ni_les_exports_ne_portent_de_compte_bancaire()
    {
        using var scene = await SceneAsync();
        await using var db = scene.Base.Contexte();
        var colonnes = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Select(p => p.Name).ToList();
        Assert.True(colonnes.Count > 200, $"Seulement {colonnes.Count} colonnes lues.");

        Assert.DoesNotContain(colonnes.Concat(EnTete.Split(';')), c =>
            new[] { "iban", "bic", "rib", "bancaire", "comptebanc" }.Any(mot => string.Equals(c, mot, StringComparison.OrdinalIgnoreCase)
                || (mot.Length > 3 && c.Contains(mot, StringComparison.OrdinalIgnoreCase))));
    }

    private static Task<PieceArchivee> TelechargerAsync(PaiementDeTest scene, Guid id, FormatDePiece format) =>
        scene.FaireAsync<ExportDEtatService, PieceArchivee>("intendance.lycee", (s, a) => s.TelechargerAsync(id, format, a));

    private static string LireLePdf(byte[] octets)
    {
        using var pdf = PdfDocument.Open(octets);
        return string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(m => m.Text)).Replace('\u00A0', ' ');
    }

    private static (List<List<string>> Lignes, Dictionary<string, string> Totaux) LireLeClasseur(byte[] octets)
    {
        using var archive = new ZipArchive(new MemoryStream(octets));
        XNamespace ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var feuilles = archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal)
            .Select(e =>
            {
                using var flux = e.Open();
                return XDocument.Load(flux).Descendants(ns + "row").Select(r => r.Elements(ns + "c").Select(c => c.Value).ToList()).ToList();
            }).ToList();
        return (feuilles[0], feuilles[1].ToDictionary(l => l[0], l => l[1]));
    }

    private static async Task<PaiementDeTest> SceneAsync()
    {
        var scene = new PaiementDeTest();
        await scene.NotifierAsync(5000);
        return scene;
    }
}
