using System.Net;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Tests.Pdf;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

public sealed class SignatureParDelegationTests : IDisposable
{
    private readonly LettreDeTest _lettre = new();
    private readonly TestApplication _application;

    public SignatureParDelegationTests() => _application = new(_lettre.Base);

    public void Dispose()
    {
        _application.Dispose();
        _lettre.Dispose();
    }

    [Fact]
    public async Task L_adjoint_signe_par_delegation_et_l_acte_le_dit()
    {
        var id = await _lettre.BrouillonAsync();
        await _lettre.MettreALaSignatureAsync(id);

        Assert.Equal(EtatDeLettre.ASignerParLeRupn, await _lettre.SignerAsync(id, "adjoint.college"));

        await _lettre.VoirAsync(id, l =>
        {
            var signature = Assert.Single(l.VersionCourante.Signatures);
            Assert.Equal("M. Éric Lambert", signature.Designation);
            Assert.Equal(new("Arrêté 2026-04", new(2026, 9, 1), new(2027, 8, 31), "Mme Hélène Petit"), signature.Delegation);
        });
        const string mention = "Pour le chef d'établissement et par délégation, M. Éric Lambert, principal adjoint "
            + "(Arrêté 2026-04, du 01/09/2026 au 31/08/2027)";
        var cheffe = await _application.ConnecterAsync("chef.college");
        var pdf = await cheffe.GetByteArrayAsync($"/lettres-de-mission/{id}/pdf");
        Assert.Contains(mention, LecteurPdf.Corps(pdf), StringComparison.Ordinal);

        Assert.Contains(await _application.JournalAsync("lettre.signee"), p => p.EndsWith("principal adjoint, par délégation de Mme Hélène Petit.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Une_fois_la_delegation_finie_l_adjoint_ne_signe_plus_et_sa_signature_reste()
    {
        var signee = await _lettre.BrouillonAsync();
        await _lettre.MettreALaSignatureAsync(signee);
        await _lettre.SignerAsync(signee, "adjoint.college");
        var adjoint = await _application.ConnecterAsync("adjoint.college");
        var cheffe = await _application.ConnecterAsync("chef.college");
        var fin = (await cheffe.OuvrirAsync("/delegations")).QuerySelector("a[href$='/fin']")!.GetAttribute("href")!;

        await cheffe.EnvoyerAsync(fin, new() { ["Fin"] = "2026-11-22" });

        Assert.Equal(HttpStatusCode.Redirect, (await adjoint.GetAsync($"/lettres-de-mission/{signee}")).StatusCode);
        await _lettre.VoirAsync(signee, l => Assert.Single(l.VersionCourante.Posees));
        Assert.Equal(EtatDeLettre.ASignerParLeDan, await _lettre.SignerAsync(signee, "rupn.college"));
    }
}
