-- who may look at everything may read the metrics from elsewhere, too
update roles set permissions = permissions || ' metrics:read' where name in ('Developer', 'Viewer') and permissions like '%hub:read%';
