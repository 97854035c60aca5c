using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

public sealed class VerificationTests
{
    [Fact]
    public async Task Une_lettre_scellee_est_authentique_et_ne_livre_aucun_nom()
    {
        using var scene = new LettreDeTest();
        var id = await scene.ValideeAsync();
        using var application = new TestApplication(scene.Base);
        var code = await CodeAsync(scene, id);

        var page = await application.Visiteur().OuvrirAsync($"/verification/{code.ToLowerInvariant().Replace("-", " ")}");

        Assert.Contains("Lettre authentique", page.Body!.TextContent);
        Assert.Contains("Collège Les Trois-Rivières", page.Body.TextContent);
        Assert.DoesNotContain("Durand", page.Body.TextContent);
        Assert.DoesNotContain("Petit", page.Body.TextContent);
    }

    [Fact]
    public async Task Les_memes_octets_sont_authentiques_et_un_octet_change_est_dit_altere()
    {
        using var scene = new LettreDeTest();
        var id = await scene.ValideeAsync();
        var octets = await OctetsAsync(scene, id);

        foreach (var rang in new[] { 10, octets.Length / 3, octets.Length / 2, octets.Length - 20 })
        {
            var altere = (byte[])octets.Clone();
            altere[rang] ^= 0x20;
            Assert.Equal(Verdict.Alteree, await VerdictAsync(scene, altere));
        }
        Assert.Equal(Verdict.Authentique, await VerdictAsync(scene, octets));
        Assert.Equal(Verdict.Inconnue, await VerdictAsync(scene, "%PDF-1.7 rien"u8.ToArray()));
    }

    [Fact]
    public async Task Un_code_invente_est_inconnu_et_les_essais_sont_comptes()
    {
        using var application = new TestApplication();
        var visiteur = application.Visiteur();

        var reponses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++) reponses.Add((await visiteur.GetAsync("/verification/AAAA-BBBB-CCCC-DDDD")).StatusCode);

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.NotFound, 10), reponses.Take(10));
        Assert.Equal(HttpStatusCode.TooManyRequests, reponses[10]);
    }

    [Fact]
    public async Task Un_fichier_qui_n_est_pas_un_pdf_est_refuse_d_une_phrase()
    {
        using var application = new TestApplication();
        var visiteur = application.Visiteur();
        var jeton = (await visiteur.OuvrirAsync("/verification")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var formulaire = new MultipartFormDataContent
        {
            { new StringContent(jeton), "__RequestVerificationToken" },
            { new ByteArrayContent("GIF89a"u8.ToArray()), "fichier", "photo.pdf" },
        };

        var reponse = await visiteur.PostAsync("/verification", formulaire);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Ce fichier n'est pas un PDF.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Le_pdf_scelle_est_servi_octet_pour_octet()
    {
        using var scene = new LettreDeTest();
        var id = await scene.ValideeAsync();
        using var application = new TestApplication(scene.Base);
        var client = await application.ConnecterAsync("rupn.college");

        var premier = await client.GetByteArrayAsync($"/lettres-de-mission/{id}/pdf");
        var second = await client.GetByteArrayAsync($"/lettres-de-mission/{id}/pdf");

        Assert.Equal(premier, second);
        Assert.Equal(await OctetsAsync(scene, id), premier);
    }

    private static async Task<Verdict> VerdictAsync(LettreDeTest scene, byte[] octets) =>
        (await scene.FaireAsync("chef.college", (s, _) => s.GetRequiredService<VerificationService>().ParFichierAsync(octets))).Verdict;

    private static async Task<string> CodeAsync(LettreDeTest scene, Guid id)
    {
        using var db = scene.Base.Contexte();
        return await db.Lettres.Where(l => l.Id == id).Select(l => l.CodeDeVerification).SingleAsync();
    }

    private static async Task<byte[]> OctetsAsync(LettreDeTest scene, Guid id)
    {
        using var db = scene.Base.Contexte();
        return await db.Fichiers.Where(f => f.LettreId == id && f.Usage == UsageDeFichier.LettreScellee).Select(f => f.Octets).SingleAsync();
    }
}
