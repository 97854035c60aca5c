using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Data.Configurations;

internal sealed class BaremesConfiguration : IEntityTypeConfiguration<Bareme>
{
    public void Configure(EntityTypeBuilder<Bareme> bareme)
    {
        bareme.Montant(b => b.Minimum, nameof(Bareme.Minimum));
        bareme.Montant(b => b.Plafond, nameof(Bareme.Plafond));
        bareme.Property(b => b.TauxEnCentimes).EnJson();
        bareme.Property(b => b.ReperesEnCentimes).EnJson();
        bareme.Property(b => b.Source).HasMaxLength(Bareme.LongueurDeLaSource);
        bareme.Property(b => b.CreePar).HasMaxLength(Personne.LongueurDuNom * 2);
        bareme.Ignore(b => b.Taux);
        bareme.HasIndex(b => new { b.Regime, b.Depuis, b.Numero }).IsUnique();
    }
}

internal sealed class CodesDIndemniteConfiguration : IEntityTypeConfiguration<CodeDIndemnite>
{
    public void Configure(EntityTypeBuilder<CodeDIndemnite> code)
    {
        code.Property(c => c.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        code.Property(c => c.Code).HasMaxLength(CodeDIndemnite.LongueurDuCode);
        code.Property(c => c.Source).HasMaxLength(Bareme.LongueurDeLaSource);
        code.Property(c => c.CreePar).HasMaxLength(Personne.LongueurDuNom * 2);
        code.HasIndex(c => new { c.Regime, c.CodeAcademie, c.Depuis, c.Numero }).IsUnique();
    }
}

internal sealed class DelaisDeConvocationConfiguration : IEntityTypeConfiguration<DelaiDeConvocation>
{
    public void Configure(EntityTypeBuilder<DelaiDeConvocation> delai)
    {
        delai.HasKey(d => d.Depuis);
        delai.Property(d => d.Source).HasMaxLength(Bareme.LongueurDeLaSource);
    }
}

internal sealed class EnveloppesConfiguration : IEntityTypeConfiguration<Enveloppe>
{
    public void Configure(EntityTypeBuilder<Enveloppe> enveloppe)
    {
        enveloppe.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Enveloppes_Engage", "[Engage] >= 0 AND [Engage] <= [Notifie]");
            t.HasCheckConstraint("CK_Enveloppes_Notifie", "[Notifie] >= 0");
        });
        enveloppe.Montant(e => e.Notifie, nameof(Enveloppe.Notifie));
        enveloppe.Montant(e => e.Engage, nameof(Enveloppe.Engage));
        enveloppe.Property(e => e.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        enveloppe.Property(e => e.Version).IsConcurrencyToken();
        enveloppe.Ignore(e => e.Disponible).Ignore(e => e.Etat);
        enveloppe.HasOne(e => e.Etablissement).WithMany().HasForeignKey(e => e.EtablissementId);
        enveloppe.HasMany(e => e.Mouvements).WithOne().HasForeignKey(m => m.EnveloppeId);
        enveloppe.Navigation(e => e.Mouvements).HasField("_mouvements");
        enveloppe.HasIndex(e => new { e.EtablissementId, e.Annee }).IsUnique();
        enveloppe.HasIndex(e => new { e.CodeAcademie, e.Annee });
    }
}

internal sealed class MouvementsConfiguration : IEntityTypeConfiguration<Mouvement>
{
    public void Configure(EntityTypeBuilder<Mouvement> mouvement)
    {
        mouvement.Montant(m => m.Montant, nameof(Mouvement.Montant));
        mouvement.Property(m => m.Reference).HasMaxLength(Mouvement.LongueurDeLaReference);
        mouvement.Property(m => m.Auteur).HasMaxLength(Personne.LongueurDuNom * 2);
        mouvement.HasIndex(m => new { m.EnveloppeId, m.Rang }).IsUnique();
        mouvement.HasIndex(m => new { m.EnveloppeId, m.Reference }).IsUnique();
    }
}

internal sealed class CumulsConfiguration : IEntityTypeConfiguration<CumulDePersonne>
{
    public void Configure(EntityTypeBuilder<CumulDePersonne> cumul)
    {
        cumul.ToTable("Cumuls", t => t.HasCheckConstraint("CK_Cumuls_Engage", "[Engage] >= 0"));
        cumul.HasKey(c => new { c.PersonneId, c.Annee });
        cumul.Montant(c => c.Engage, nameof(CumulDePersonne.Engage));
        cumul.Property(c => c.Version).IsConcurrencyToken();
        cumul.HasOne<Personne>().WithMany().HasForeignKey(c => c.PersonneId);
    }
}

internal sealed class ModalitesConfiguration : IEntityTypeConfiguration<Modalites>
{
    public void Configure(EntityTypeBuilder<Modalites> modalites)
    {
        modalites.Property(m => m.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        modalites.Property(m => m.TexteDeLAvis).HasMaxLength(Modalites.LongueurDuTexte);
        modalites.Property(m => m.Observations).HasMaxLength(Modalites.LongueurDesObservations);
        modalites.Property(m => m.Version).IsConcurrencyToken();
        modalites.Ignore(m => m.Etat);
        modalites.HasOne(m => m.Etablissement).WithMany().HasForeignKey(m => m.EtablissementId);
        modalites.HasIndex(m => new { m.EtablissementId, m.Annee }).IsUnique();
    }
}
