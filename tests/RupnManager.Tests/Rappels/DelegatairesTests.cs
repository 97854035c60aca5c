using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Demonstration;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Rappels;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Rappels;

/// <summary>Qui a délégation de signature est averti comme le chef, de ce qu'il peut faire, tant que la délégation court.</summary>
public sealed class DelegatairesTests : IDisposable
{
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task La_lettre_a_signer_est_dite_au_chef_et_a_son_delegataire_chacun_en_sa_qualite()
    {
        await ALaSignatureAsync();

        var avis = await AvisAsync("a-signer");
        Assert.Equal([Troupe.Courriel("adjoint.college"), Troupe.Courriel("chef.college")], avis.Select(c => c.Destinataire));
        Assert.Contains("en qualité de principal adjoint, par délégation.", avis[0].Texte);
        Assert.Contains("en qualité de cheffe d'établissement.", avis[1].Texte);
    }

    [Fact]
    public async Task Une_fois_la_delegation_finie_il_n_est_plus_averti()
    {
        await FinirAsync(new(2026, 11, 22));

        await ALaSignatureAsync();

        Assert.Equal(Troupe.Courriel("chef.college"), Assert.Single(await AvisAsync("a-signer")).Destinataire);
    }

    [Fact]
    public async Task Sa_propre_lettre_ne_lui_est_pas_donnee_a_signer()
    {
        using (var db = _scene.Base.Contexte())
        {
            var adjoint = await db.Personnes.SingleAsync(p => p.Courriel == Troupe.Courriel("adjoint.college"));
            var fiche = await db.Personnels.OrderBy(p => p.Etablissement!.Nom).FirstAsync(p => p.Personne!.Courriel == Troupe.Courriel("rupn.college"));
            var delegation = await db.Delegations.SingleAsync(d => d.DelegataireId == adjoint.Id);
            db.Delegations.Remove(delegation);
            db.Delegations.Add(new()
            {
                EtablissementId = delegation.EtablissementId, DelegantId = delegation.DelegantId, DelegataireId = fiche.PersonneId,
                TitreDuDelegataire = "professeur", Reference = "Arrêté 2026-09", Debut = delegation.Debut, Fin = delegation.Fin,
            });
            await db.SaveChangesAsync();
        }

        await ALaSignatureAsync();

        Assert.Equal(Troupe.Courriel("chef.college"), Assert.Single(await AvisAsync("a-signer")).Destinataire);
    }

    [Fact]
    public async Task Les_rappels_de_ce_qu_il_peut_faire_vont_aux_deux_les_autres_au_chef_seul()
    {
        var (lettre, brouillon) = (await ALaSignatureAsync(annee: 2026), await _scene.MissionAsync("rupn2.college", annee: new(2026)));
        await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().RedigerAsync(brouillon, a));
        await PasserLeAsync(new(2026, 12, 7));

        Assert.Equal(["adjoint.college", "chef.college"], await RappelesAsync(NatureDeRappel.ASigner, lettre));
        using var db = _scene.Base.Contexte();
        var adjoint = await db.Rappels.Where(r => r.Envoi!.Personne!.Courriel == Troupe.Courriel("adjoint.college")).Select(r => r.Nature).ToListAsync();
        Assert.DoesNotContain(NatureDeRappel.ATerminer, adjoint);
        Assert.Contains(NatureDeRappel.ATerminer, await db.Rappels.Where(r => r.Envoi!.Personne!.Courriel == Troupe.Courriel("chef.college")).Select(r => r.Nature).ToListAsync());
    }

    [Fact]
    public async Task Signee_par_l_un_la_lettre_n_est_plus_rappelee_a_l_autre()
    {
        var lettre = await ALaSignatureAsync(annee: 2026);
        await _scene.SignerAsync(lettre, "adjoint.college");
        await PasserLeAsync(new(2026, 12, 7));

        Assert.DoesNotContain("chef.college", await RappelesAsync(NatureDeRappel.ASigner, lettre));
    }

    private async Task<Guid> ALaSignatureAsync(int? annee = null)
    {
        var mission = await _scene.MissionAsync(annee: annee is { } debut ? new(debut) : null);
        var lettre = await _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RedactionService>().RedigerAsync(mission, a));
        await _scene.MettreALaSignatureAsync(lettre);
        return lettre;
    }

    private async Task FinirAsync(DateOnly jour)
    {
        using var db = _scene.Base.Contexte();
        (await db.Delegations.SingleAsync(d => d.Delegataire!.Courriel == Troupe.Courriel("adjoint.college"))).Terminer(jour);
        await db.SaveChangesAsync();
    }

    private async Task PasserLeAsync(DateOnly jour)
    {
        _scene.Base.Horloge.SetUtcNow(new(jour.ToDateTime(new(8, 0)), TimeSpan.Zero));
        await _scene.FaireAsync("admin", (s, _) => s.GetRequiredService<RappelService>().PasserAsync());
    }

    private async Task<List<string>> RappelesAsync(NatureDeRappel nature, Guid acte)
    {
        using var db = _scene.Base.Contexte();
        var courriels = await db.Rappels.Where(r => r.Nature == nature && r.ActeId == acte).Select(r => r.Envoi!.Personne!.Courriel).Distinct().ToListAsync();
        return [.. courriels.Select(c => c.Split('@')[0]).Order(StringComparer.Ordinal)];
    }

    private async Task<List<CourrielSortant>> AvisAsync(string cle)
    {
        using var db = _scene.Base.Contexte();
        return await db.Courriels.AsNoTracking().Where(c => c.Cle == cle).OrderBy(c => c.Destinataire).ToListAsync();
    }
}
