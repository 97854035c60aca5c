using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Demonstration;
using RupnManager.Services.LettresDeMission;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

/// <summary>Ce que les pages disent d'un accord, d'une lettre, d'un horodatage ou d'une délégation qui manquent.</summary>
public sealed class CeQuiEstAttenduTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task La_mission_attend_l_accord_de_la_personne()
    {
        await using var db = _application.Base.Contexte();
        var lettre = await db.Lettres.Where(l => l.Etat == EtatDeLettre.ASignerParLeRupn && l.Nature == NatureDeLActe.Lettre && l.Annee == new AnneeScolaire(2026))
            .Include(l => l.Mission!.Personnel!.Personne).FirstAsync();
        var dan = await _application.ConnecterAsync("dan");

        var page = await dan.OuvrirAsync($"/missions/{lettre.MissionId}");

        var conseil = page.QuerySelector(".fr-alert--info")!.TextContent;
        Assert.Contains($"La mission prend effet avec l'accord de {lettre.Mission!.Personnel!.Personne!.Designation}. Sa signature est attendue.", conseil);
        Assert.Contains("décret n° 2015-475", conseil);
    }

    [Fact]
    public async Task En_IMP_la_lettre_est_facultative_si_l_academie_ne_l_exige_pas()
    {
        const string phrase = "En IMP, votre académie n'exige pas de lettre. Vous pouvez en rédiger une.";
        using var scene = new BilanDeTest(_application.Base);
        var mission = await scene.MissionAsync();
        var chef = await _application.ConnecterAsync("chef.college");
        Assert.DoesNotContain(phrase, (await chef.OuvrirAsync($"/missions/{mission}")).Body!.TextContent);

        await using var db = _application.Base.Contexte();
        var reglage = await db.Reglages.FirstOrDefaultAsync(r => r.Annee == BilanDeTest.Annee);
        if (reglage is null) db.Reglages.Add(reglage = ReglageAcademique.Pour(Troupe.CodeAcademie, BilanDeTest.Annee, null));
        reglage.LettreExigee = false;
        await db.SaveChangesAsync();

        Assert.Contains(phrase, (await chef.OuvrirAsync($"/missions/{mission}")).Body!.TextContent);
        Assert.DoesNotContain(phrase, (await (await _application.ConnecterAsync("intendance.college")).OuvrirAsync($"/missions/{mission}")).Body!.TextContent);
    }

    [Fact]
    public async Task Sans_reponse_de_l_autorite_la_lettre_dit_que_l_horodatage_attend()
    {
        await using var db = _application.Base.Contexte();
        var lettre = await db.Lettres.Where(l => l.Etat == EtatDeLettre.ASceller).Select(l => l.Id).FirstAsync();
        var dan = await _application.ConnecterAsync("dan");
        Assert.DoesNotContain("Horodatage en attente", (await dan.OuvrirAsync($"/lettres-de-mission/{lettre}")).Body!.TextContent);
        await using var services = _application.Base.Services(s => s.AddSingleton<IAutoriteHorodatage>(new AutoriteMuette()));
        await using var portee = services.CreateAsyncScope();

        Assert.Equal(EtatDeLettre.ASceller, await portee.ServiceProvider.GetRequiredService<ScellementService>().TenterAsync(lettre));

        Assert.Contains("Horodatage en attente : l'autorité n'a pas répondu. Nouvel essai automatique.",
            (await dan.OuvrirAsync($"/lettres-de-mission/{lettre}")).Body!.TextContent);
    }

    [Fact]
    public async Task La_delegation_finie_se_dit_a_la_connexion_avec_sa_date()
    {
        await using var db = _application.Base.Contexte();
        var delegation = await db.Delegations.SingleAsync(d => d.Delegataire!.Courriel == "adjoint.college@demo.example");
        delegation.Terminer(new(2026, 11, 20));
        await db.SaveChangesAsync();

        var refus = await _application.Visiteur().EnvoyerAsync("/connexion", new() { ["Courriel"] = "adjoint.college@demo.example", ["MotDePasse"] = Troupe.MotDePasse });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("Votre délégation a pris fin le 20/11/2026. Demandez au chef d'établissement de la renouveler.", (await refus.LireAsync()).Body!.TextContent);
    }

    private sealed class AutoriteMuette : IAutoriteHorodatage
    {
        public Task<byte[]> HorodaterAsync(byte[] empreinte, CancellationToken ct) =>
            throw new HorodatageIndisponibleException("L'autorité d'horodatage ne répond pas.");
    }
}
