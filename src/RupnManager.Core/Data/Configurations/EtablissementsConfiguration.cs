using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Data.Configurations;

internal sealed class AcademiesConfiguration : IEntityTypeConfiguration<Academie>
{
    public void Configure(EntityTypeBuilder<Academie> academie)
    {
        academie.HasKey(a => a.Code);
        academie.Property(a => a.Code).HasMaxLength(Academie.LongueurDuCode);
        academie.Property(a => a.Libelle).HasMaxLength(Academie.LongueurDuLibelle);
    }
}

internal sealed class DepartementsConfiguration : IEntityTypeConfiguration<Departement>
{
    public void Configure(EntityTypeBuilder<Departement> departement)
    {
        departement.HasKey(d => d.Code);
        departement.Property(d => d.Code).HasMaxLength(Departement.LongueurDuCode);
        departement.Property(d => d.Libelle).HasMaxLength(Academie.LongueurDuLibelle);
        departement.Property(d => d.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        departement.HasOne<Academie>().WithMany().HasForeignKey(d => d.CodeAcademie);
    }
}

internal sealed class EtablissementsConfiguration : IEntityTypeConfiguration<Etablissement>
{
    public void Configure(EntityTypeBuilder<Etablissement> etablissement)
    {
        etablissement.HasIndex(e => e.Uai).IsUnique();
        etablissement.HasIndex(e => new { e.CodeAcademie, e.Nom });
        etablissement.Property(e => e.Nom).HasMaxLength(Etablissement.LongueurDuNom);
        etablissement.Property(e => e.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        etablissement.Property(e => e.CodeDepartement).HasMaxLength(Departement.LongueurDuCode);
        etablissement.Property(e => e.Bassin).HasMaxLength(Etablissement.LongueurDeLaCommune);
        etablissement.Property(e => e.Adresse).HasMaxLength(Etablissement.LongueurDeLAdresse);
        etablissement.Property(e => e.CodePostal).HasMaxLength(Etablissement.LongueurDuCodePostal);
        etablissement.Property(e => e.Commune).HasMaxLength(Etablissement.LongueurDeLaCommune);
        etablissement.Property(e => e.Telephone).HasMaxLength(Etablissement.LongueurDuTelephone);
        etablissement.Property(e => e.Courriel).HasMaxLength(Etablissement.LongueurDuCourriel);
        etablissement.Property(e => e.Recherche).HasMaxLength(Etablissement.LongueurDeLaRecherche);
        etablissement.HasOne(e => e.Academie).WithMany().HasForeignKey(e => e.CodeAcademie);
        etablissement.HasOne<Departement>().WithMany().HasForeignKey(e => e.CodeDepartement);
    }
}

internal sealed class PersonnesConfiguration : IEntityTypeConfiguration<Personne>
{
    public void Configure(EntityTypeBuilder<Personne> personne)
    {
        personne.Property(p => p.Prenom).HasMaxLength(Personne.LongueurDuNom);
        personne.Property(p => p.NomUsage).HasMaxLength(Personne.LongueurDuNom);
        personne.Property(p => p.NomNaissance).HasMaxLength(Personne.LongueurDuNom);
        personne.Property(p => p.Courriel).HasMaxLength(Etablissement.LongueurDuCourriel);
        personne.Property(p => p.Recherche).HasMaxLength(Personne.LongueurDeLaRecherche);
        personne.HasIndex(p => p.Courriel).IsUnique();
        personne.HasIndex(p => p.NomUsage);
    }
}

internal sealed class PersonnelsConfiguration : IEntityTypeConfiguration<Personnel>
{
    public void Configure(EntityTypeBuilder<Personnel> personnel)
    {
        personnel.HasIndex(p => new { p.EtablissementId, p.PersonneId }).IsUnique();
        personnel.Property(p => p.CorpsGrade).HasMaxLength(Personnel.LongueurDuCorps);
        personnel.Property(p => p.CommentaireService).HasMaxLength(Personnel.LongueurDuCommentaire);
        personnel.Property(p => p.NumenChiffre).HasMaxLength(500);
        personnel.Property(p => p.Version).IsConcurrencyToken();
        personnel.HasOne(p => p.Personne).WithMany().HasForeignKey(p => p.PersonneId);
        personnel.HasOne(p => p.Etablissement).WithMany().HasForeignKey(p => p.EtablissementId);
    }
}
