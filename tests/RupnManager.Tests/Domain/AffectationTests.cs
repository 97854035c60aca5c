using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Tests.Domain;

public sealed class AffectationTests
{
    private static readonly Personne Petit = Personne("Hélène", "Petit");
    private static readonly Personne Faure = Personne("Serge", "Faure");
    private static readonly Guid College = Guid.CreateVersion7();
    private static readonly DateOnly Rentree = new(2026, 9, 1);

    [Theory]
    [InlineData(Role.ChefEtablissement, true, false)]
    [InlineData(Role.Rupn, false, true)]
    [InlineData(Role.Dan, true, false)]
    [InlineData(Role.Dan, true, true)]
    [InlineData(Role.Administrateur, false, true)]
    [InlineData(Role.Delegataire, false, true)]
    public void Un_role_s_exerce_la_ou_il_doit(Role role, bool academie, bool etablissement)
    {
        var affectation = Affecter(Petit, role, etablissement ? College : null, academie ? "99" : null);

        if (role is Role.ChefEtablissement or Role.Rupn ? etablissement && !academie : role is Role.Dan && academie && !etablissement)
            affectation.Verifier();
        else
            Assert.Equal("affectation.lieu", Assert.Throws<RegleMetierException>(affectation.Verifier).Regle.Cle);
    }

    [Fact]
    public void Deux_chefs_a_la_fois_sont_refuses_mais_le_lendemain_du_depart_est_libre()
    {
        var sortante = Affecter(Petit, Role.ChefEtablissement, College);
        var entrant = Affecter(Faure, Role.ChefEtablissement, College, debut: new(2026, 11, 2));

        var refus = Assert.Throws<RegleMetierException>(() => entrant.VerifierParmi([sortante]));
        Assert.Equal("affectation.deja", refus.Regle.Cle);
        Assert.Contains("Mme Hélène Petit", refus.Message);

        sortante.Terminer(new(2026, 11, 1));
        Assert.Same(entrant, entrant.VerifierParmi([sortante]));
    }

    [Fact]
    public void Le_dernier_jour_de_l_un_n_est_pas_le_premier_de_l_autre()
    {
        var sortante = Affecter(Petit, Role.ChefEtablissement, College);
        sortante.Terminer(new(2026, 11, 2));

        Assert.Throws<RegleMetierException>(() =>
            Affecter(Faure, Role.ChefEtablissement, College, debut: new(2026, 11, 2)).VerifierParmi([sortante]));
    }

    [Fact]
    public void Plusieurs_RUPN_exercent_ensemble_et_une_personne_plusieurs_roles()
    {
        var autre = Affecter(Petit, Role.Rupn, College);

        Affecter(Faure, Role.Rupn, College).VerifierParmi([autre]);
        Affecter(Petit, Role.ChefEtablissement, Guid.CreateVersion7()).VerifierParmi([autre]);
        Assert.Equal("affectation.deja",
            Assert.Throws<RegleMetierException>(() => Affecter(Petit, Role.Rupn, College).VerifierParmi([autre])).Regle.Cle);
    }

    [Fact]
    public void L_administration_technique_ne_se_cumule_avec_rien_dans_les_deux_sens()
    {
        var cheffe = Affecter(Petit, Role.ChefEtablissement, College);
        var admin = Affecter(Petit, Role.Administrateur, null);

        Assert.Equal("affectation.administrateur", Assert.Throws<RegleMetierException>(() => admin.VerifierParmi([cheffe])).Regle.Cle);
        Assert.Equal("affectation.administrateur", Assert.Throws<RegleMetierException>(() => cheffe.VerifierParmi([admin])).Regle.Cle);

        cheffe.Terminer(Rentree.AddDays(30));
        Affecter(Petit, Role.Administrateur, null, debut: Rentree.AddDays(31)).VerifierParmi([cheffe]);
    }

    [Fact]
    public void La_fin_ne_precede_pas_le_debut() =>
        Assert.Equal("affectation.dates",
            Assert.Throws<RegleMetierException>(() => Affecter(Petit, Role.Rupn, College).Terminer(Rentree.AddDays(-1))).Regle.Cle);

    private static Affectation Affecter(Personne personne, Role role, Guid? etablissement, string? academie = null, DateOnly? debut = null) => new()
    {
        PersonneId = personne.Id, Personne = personne, Role = role, EtablissementId = etablissement, CodeAcademie = academie,
        Debut = debut ?? Rentree,
    };

    private static Personne Personne(string prenom, string nom) => new()
    {
        Civilite = prenom == "Hélène" ? Civilite.Mme : Civilite.M, Prenom = prenom, NomUsage = nom, Courriel = $"{nom}@demo.example",
    };
}
