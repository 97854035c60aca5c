using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;

namespace RupnManager.Data.Configurations;

internal sealed class ComptesConfiguration : IEntityTypeConfiguration<Compte>
{
    public void Configure(EntityTypeBuilder<Compte> compte)
    {
        compte.ToTable("Comptes");
        compte.HasOne(c => c.Personne).WithOne().HasForeignKey<Compte>(c => c.Id);
    }
}

internal sealed class PreferencesConfiguration : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> preference)
    {
        preference.HasKey(p => new { p.PersonneId, p.Cle });
        preference.Property(p => p.Cle).HasMaxLength(Preference.LongueurDeLaCle);
        preference.Property(p => p.Valeur).HasMaxLength(Preference.LongueurDeLaValeur);
        preference.HasOne<Personne>().WithMany().HasForeignKey(p => p.PersonneId);
    }
}

internal sealed class AffectationsConfiguration : IEntityTypeConfiguration<Affectation>
{
    public void Configure(EntityTypeBuilder<Affectation> affectation)
    {
        affectation.Property(a => a.Titre).HasMaxLength(Affectation.LongueurDuTitre);
        affectation.Property(a => a.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        affectation.Property(a => a.Version).IsConcurrencyToken();
        affectation.HasOne(a => a.Personne).WithMany().HasForeignKey(a => a.PersonneId);
        affectation.HasOne(a => a.Etablissement).WithMany().HasForeignKey(a => a.EtablissementId);
        affectation.HasOne(a => a.Academie).WithMany().HasForeignKey(a => a.CodeAcademie);
        affectation.HasIndex(a => new { a.EtablissementId, a.Role });
        affectation.HasIndex(a => new { a.CodeAcademie, a.Role });
        // Deux nominations simultanées au même siège : la base n'en garde qu'une sans terme.
        affectation.HasIndex(a => a.EtablissementId, "IX_Affectations_UnSeulChef").IsUnique()
            .HasFilter($"[Role] = '{nameof(Role.ChefEtablissement)}' AND [Fin] IS NULL");
        affectation.HasIndex(a => a.CodeAcademie, "IX_Affectations_UnSeulDan").IsUnique()
            .HasFilter($"[Role] = '{nameof(Role.Dan)}' AND [Fin] IS NULL");
    }
}

internal sealed class SiegesConfiguration : IEntityTypeConfiguration<Siege>
{
    public void Configure(EntityTypeBuilder<Siege> siege)
    {
        siege.HasKey(s => s.Cle);
        siege.Property(s => s.Cle).HasMaxLength(Siege.LongueurDeLaCle);
        siege.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class LiensUniquesConfiguration : IEntityTypeConfiguration<LienUnique>
{
    public void Configure(EntityTypeBuilder<LienUnique> lien)
    {
        lien.ToTable("LiensUniques");
        lien.Property(l => l.Empreinte).HasMaxLength(Empreintes.Longueur);
        lien.Property(l => l.Version).IsConcurrencyToken();
        lien.HasIndex(l => l.Empreinte).IsUnique();
        lien.HasOne<Personne>().WithMany().HasForeignKey(l => l.PersonneId);
    }
}

internal sealed class PrisesDeFonctionsConfiguration : IEntityTypeConfiguration<PriseDeFonctions>
{
    public void Configure(EntityTypeBuilder<PriseDeFonctions> prise)
    {
        prise.ToTable("PrisesDeFonctions");
        prise.Property(p => p.Prenom).HasMaxLength(Personne.LongueurDuNom);
        prise.Property(p => p.NomUsage).HasMaxLength(Personne.LongueurDuNom);
        prise.Property(p => p.NomNaissance).HasMaxLength(Personne.LongueurDuNom);
        prise.Property(p => p.Courriel).HasMaxLength(Etablissement.LongueurDuCourriel);
        prise.Property(p => p.Titre).HasMaxLength(Affectation.LongueurDuTitre);
        prise.HasOne(p => p.Lien).WithMany().HasForeignKey(p => p.LienId);
        prise.HasOne(p => p.Etablissement).WithMany().HasForeignKey(p => p.EtablissementId);
    }
}

internal sealed class EssaisDeConnexionConfiguration : IEntityTypeConfiguration<EssaisDeConnexion>
{
    public void Configure(EntityTypeBuilder<EssaisDeConnexion> essais)
    {
        essais.ToTable("EssaisDeConnexion");
        essais.HasKey(e => e.Cle);
        essais.Property(e => e.Cle).HasMaxLength(Empreintes.Longueur);
    }
}

internal sealed class DelegationsConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.Property(d => d.Reference).HasMaxLength(Delegation.LongueurDeLaReference);
        delegation.Property(d => d.TitreDuDelegataire).HasMaxLength(Affectation.LongueurDuTitre);
        delegation.Property(d => d.Version).IsConcurrencyToken();
        delegation.HasIndex(d => new { d.EtablissementId, d.DelegataireId, d.Debut });
        delegation.HasOne(d => d.Etablissement).WithMany().HasForeignKey(d => d.EtablissementId);
        delegation.HasOne(d => d.Delegant).WithMany().HasForeignKey(d => d.DelegantId);
        delegation.HasOne(d => d.Delegataire).WithMany().HasForeignKey(d => d.DelegataireId);
    }
}
