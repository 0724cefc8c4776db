create table if not exists reading (sensor varchar(40), amount double precision);
