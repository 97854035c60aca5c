using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Regles;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Qui remplace une personne interrompue : l'attestation du chef se demande, se joint, se lit (R17).</summary>
public sealed class RemplacementTests : IDisposable
{
    private const string Demande = "Joignez votre attestation pour M. Hugo Perrin : le rectorat la demandera.";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 attestation");
    private readonly PaiementDeTest _scene = new(2024);
    private readonly TestApplication _application;

    public RemplacementTests() => _application = new(_scene.Base);

    [Fact]
    public async Task Le_remplacant_est_reconnu_et_son_pro_rata_compte_avant_sa_prise_de_fonction()
    {
        var (_, remplacant) = await RemplacementAsync();

        var octobre = await _scene.FaireAsync<ListeDuServiceFaitService, EcheanceDuService>("chef.lycee", (s, a) => s.OuvrirAsync(remplacant[0], a));
        var novembre = await _scene.FaireAsync<ListeDuServiceFaitService, EcheanceDuService>("chef.lycee", (s, a) => s.OuvrirAsync(remplacant[1], a));

        Assert.Equal("Mme Amina Haddad", octobre.Remplacement!.Remplacee);
        Assert.Equal(Demande, octobre.Avertissement);
        Assert.Contains("Pro rata indicatif : 0 jours sur 31, soit 0,00", octobre.Conseil);
        Assert.Contains("11 jours d'interruption. Pro rata indicatif : 19 jours sur 30", novembre.Conseil);
        Assert.Equal((Severite.Avertissement, "règle de gestion (à confirmer)"), (ReglesDuPaiement.Remplacant.Severite, ReglesDuPaiement.Remplacant.Fondement.Affichage));
    }

    [Fact]
    public async Task Un_collegue_deja_en_poste_ne_remplace_personne()
    {
        var (interrompue, remplacant) = await RemplacementAsync(debut: new(2024, 9, 1));

        Assert.Null((await _scene.FaireAsync<ListeDuServiceFaitService, EcheanceDuService>("chef.lycee", (s, a) => s.OuvrirAsync(remplacant[0], a))).Remplacement);
        foreach (var echeance in new[] { remplacant[0], interrompue[0] })
        {
            var attribution = (await _scene.EcheanceAsync(echeance)).AttributionId;
            Assert.Equal("remplacement.aucun", (await _scene.RefusAsync<RemplacementService>("chef.lycee", (s, a) => s.JoindreAsync(attribution, new("a.pdf", Pdf), a))).Regle.Cle);
        }
    }

    [Fact]
    public async Task L_attestation_se_demande_sans_bloquer_se_joint_a_l_ecran_et_se_lit()
    {
        var (_, remplacant) = await RemplacementAsync();
        var chef = await _application.ConnecterAsync("chef.lycee");
        var page = $"/indemnites/service-fait/{remplacant[1]}";
        Assert.Contains(Demande, Texte(await chef.OuvrirAsync(page)), StringComparison.Ordinal);
        Assert.Contains(Demande, Texte(await chef.OuvrirAsync("/indemnites/service-fait?annee=2024")), StringComparison.Ordinal);
        await _scene.CertifierAsync(remplacant[1]);
        var etat = await _scene.PreparerAsync(remplacant[1]);
        var intendance = await _application.ConnecterAsync("intendance.lycee");
        var controle = await intendance.OuvrirAsync($"/indemnites/etats-liquidatifs/{etat}");
        Assert.Contains(Demande, Texte(controle), StringComparison.Ordinal);
        Assert.Contains("À compléter", Texte(controle), StringComparison.Ordinal);

        var attribution = (await _scene.EcheanceAsync(remplacant[1])).AttributionId;
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync($"/indemnites/attributions/{attribution}/attestation")).StatusCode);
        foreach (var (octets, phrase) in new[] { (Encoding.ASCII.GetBytes("MZ programme"), "Joignez un PDF ou une image"), (Array.Empty<byte>(), "Choisissez le fichier de l'attestation") })
        {
            var refus = await JoindreAsync(chef, page, octets);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
            Assert.Contains(phrase, (await refus.LireAsync()).QuerySelector("#Attestation-messages")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await JoindreAsync(chef, page, Pdf)).StatusCode);

        Assert.DoesNotContain(Demande, Texte(await chef.OuvrirAsync(page)), StringComparison.Ordinal);
        Assert.DoesNotContain(Demande, Texte(await intendance.OuvrirAsync($"/indemnites/etats-liquidatifs/{etat}")), StringComparison.Ordinal);
        foreach (var lecteur in new[] { chef, intendance, await _application.ConnecterAsync("rectorat") })
            Assert.Equal(Pdf, await (await lecteur.GetAsync($"/indemnites/attributions/{attribution}/attestation")).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _application.ConnecterAsync("dan")).GetAsync($"/indemnites/attributions/{attribution}/attestation")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _application.ConnecterAsync("chef.college")).GetAsync($"/indemnites/attributions/{attribution}/attestation")).StatusCode);
        Assert.StartsWith("M. Philippe Garnier a joint l'attestation de remplacement de M. Hugo Perrin (empreinte ", (await _scene.JournalAsync(Evenement.AttestationJointe))[0]);
    }

    [Fact]
    public async Task Une_nouvelle_attestation_prend_la_place_de_l_ancienne_et_l_intendance_n_en_joint_pas()
    {
        var (_, remplacant) = await RemplacementAsync();
        var attribution = (await _scene.EcheanceAsync(remplacant[0])).AttributionId;
        await Assert.ThrowsAsync<InterditException>(() =>
            _scene.FaireAsync<RemplacementService>("intendance.lycee", (s, a) => s.JoindreAsync(attribution, new("a.pdf", Pdf), a)));

        foreach (var nom in new[] { "a.pdf", "b.pdf" })
            await _scene.FaireAsync<RemplacementService>("chef.lycee", (s, a) => s.JoindreAsync(attribution, new(nom, [.. Pdf, (byte)nom[0]]), a));

        await using var db = _scene.Base.Contexte();
        Assert.Equal(("b.pdf", 2), await db.Attestations.Where(x => x.AttributionId == attribution).Select(x => ValueTuple.Create(x.Nom, x.Version)).SingleAsync());
        Assert.Equal(2, (await _scene.JournalAsync(Evenement.AttestationJointe)).Distinct().Count());
    }

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    /// <summary>Mme Haddad interrompue du 4 novembre au 20 décembre ; M. Perrin tient la même fonction à partir du jour dit.</summary>
    private async Task<(List<Guid> Interrompue, List<Guid> Remplacant)> RemplacementAsync(DateOnly? debut = null)
    {
        await _scene.NotifierAsync(5000);
        var (interrompue, remplacant) = (await _scene.AccorderAsync("rupn.lycee", 1250), await _scene.AccorderAsync("rupn2.lycee", 625));
        await using var db = _scene.Base.Contexte();
        var missions = await db.Missions.Where(m => m.Annee == IndemniteDeTest.Imp).Include(m => m.Interruptions).Include(m => m.Personnel!.Personne).ToListAsync();
        var arretee = missions.Single(m => m.Personnel!.Personne!.NomUsage == "Haddad");
        db.Add(arretee.Interrompre(new(2024, 11, 4), "Congé"));
        arretee.Reprendre(new(2024, 12, 21));
        missions.Single(m => m.Personnel!.Personne!.NomUsage == "Perrin").Dater(debut ?? new(2024, 11, 12), new(2025, 6, 30));
        await db.SaveChangesAsync();
        return (interrompue, remplacant);
    }

    private static async Task<HttpResponseMessage> JoindreAsync(HttpClient client, string page, byte[] octets)
    {
        var jeton = (await client.OuvrirAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fichier = new ByteArrayContent(octets);
        fichier.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var envoi = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" }, { fichier, "Attestation", "attestation.pdf" } };
        return await client.PostAsync($"{page}/attestation", envoi);
    }

    private static string Texte(IDocument page) => page.Body!.TextContent;
}
